// Cut off in the middle of the head.

import { partialHead } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/partial-headers-rst',
    flagged: true,
    rule: 'dropped-before-answer',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'partial-headers-rst',
  title: 'The connection is reset in the middle of the 101.',
  why: 'A RST while the head is under way (RFC 9112 §8): a process that is killed, or a firewall that looked inside.',
  rootCauses: ['R34'],
  page: '/scenario/partial-headers-rst',
  ws: partialHead('RST'),
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
