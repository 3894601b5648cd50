// Upgraded to something else.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/wrong-upgrade',
    flagged: true,
    rule: 'upgrade-headers-wrong',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'wrong-upgrade',
  title: 'The 101 says Upgrade: h2c.',
  why: 'Upgrade must be websocket (RFC 6455 §4.1, response rule 2). A proxy that tries HTTP/2 with its own upgrade answers this.',
  rootCauses: ['R20'],
  page: '/scenario/wrong-upgrade',
  ws: rawHead(({ accept }) => validLines(accept).with(1, 'Upgrade: h2c')),
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
