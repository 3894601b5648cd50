// The 101 and a close frame in one segment.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/close-1011-at-once',
    flagged: true,
    rule: 'closed-after-accept',
    events: ['open', 'close 1011'],
  },
]

export const scenario: Scenario = {
  id: 'close-1011-at-once',
  title: 'The server accepts and closes with 1011 in the same breath.',
  why: 'Close code 1011: the server met a condition it did not expect (RFC 6455 §7.4.1).',
  rootCauses: ['R36'],
  page: '/scenario/close-1011-at-once',
  ws: acceptAndClose(1011, 'internal error'),
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
