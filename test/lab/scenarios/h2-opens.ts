// A socket inside of an HTTP/2 connection.

import { openOverHttp2 } from '../behaviours/over-http2.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [{ path: '/ws/h2-opens', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'h2-opens',
  title: 'The socket is an extended CONNECT on the page’s own HTTP/2 connection, and opens.',
  why: 'Success is 200 there, with no Upgrade and no accept key (RFC 8441 §5).',
  rootCauses: [],
  page: '/scenario/h2-opens',
  from: 'h2',
  acceptInsecureCerts: true,
  h2: openOverHttp2,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: { chromium: both, firefox: both },
}
