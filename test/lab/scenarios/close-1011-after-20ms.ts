// An exception right after accept.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/close-1011-after-20ms',
    flagged: true,
    rule: 'closed-after-accept',
    events: ['open', 'close 1011'],
  },
]

export const scenario: Scenario = {
  id: 'close-1011-after-20ms',
  title: 'The server accepts, fails, and closes with 1011 after 20 ms.',
  why: 'Close code 1011: the server met a condition it did not expect (RFC 6455 §7.4.1), here in the first thing it did with the open socket.',
  rootCauses: ['R36'],
  page: '/scenario/close-1011-after-20ms',
  ws: acceptAndClose(1011, 'internal error', 20),
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
