// HTTP/2 that says it can, and cannot.

import { resetOverHttp2 } from '../behaviours/over-http2.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

// The stream ends without an answer. Chromium alone says that it was one of HTTP/2.
const both: readonly Expected[] = [
  { path: '/ws/h2-reset', flagged: true, rule: 'dropped-before-answer', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'h2-reset',
  title: 'The server resets the stream of the extended CONNECT.',
  why: 'The connection offers extended CONNECT (RFC 8441 §3), and whatever stands behind takes the request for a broken one.',
  rootCauses: ['R30'],
  page: '/scenario/h2-reset',
  from: 'h2',
  acceptInsecureCerts: true,
  h2: resetOverHttp2,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
