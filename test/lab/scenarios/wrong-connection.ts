// A proxy rewrote Connection.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/wrong-connection',
    flagged: true,
    rule: 'upgrade-headers-wrong',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'wrong-connection',
  title: 'The 101 says Connection: keep-alive instead of Upgrade.',
  why: 'Connection must contain the token Upgrade (RFC 6455 §4.1, response rule 3). A proxy that manages connections by itself rewrites it.',
  rootCauses: ['R20'],
  page: '/scenario/wrong-connection',
  ws: rawHead(({ accept }) =>
    validLines(accept).map((line) => (line === 'Connection: Upgrade' ? 'Connection: keep-alive' : line)),
  ),
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
