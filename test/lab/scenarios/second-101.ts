// Two handlers answer one upgrade.

import { acceptAndSend } from '../behaviours/frames.ts'
import { headOf, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'second-101',
  title: 'The server sends a second 101 right behind the first.',
  why: 'Two upgrade listeners on one server, such as a development server’s reload socket beside the application’s: the second answer is read as a frame (RFC 6455 §5.2).',
  rootCauses: ['R33'],
  page: '/scenario/second-101',
  ws: (upgrade) => acceptAndSend(headOf(validLines(upgrade.accept)))(upgrade),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: {
    // Firefox fires no open when the fault comes in the segment of the 101, and a reset looks the same.
    chromium: [
      {
        path: '/ws/second-101',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/second-101', flagged: true, rule: 'closed-after-accept' }],
  },
}
