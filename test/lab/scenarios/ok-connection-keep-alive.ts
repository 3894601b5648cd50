// Connection is a list.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-connection-keep-alive', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-connection-keep-alive',
  title: 'The Connection header of the 101 is “keep-alive, Upgrade”.',
  why: 'The header must contain the token Upgrade, and may contain others (RFC 6455 §4.1).',
  rootCauses: [],
  page: '/scenario/ok-connection-keep-alive',
  ws: rawHead(({ accept }) => validLines(accept).with(2, 'Connection: keep-alive, Upgrade')),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
