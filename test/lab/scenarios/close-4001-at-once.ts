// The application’s own code.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/close-4001-at-once',
    flagged: true,
    rule: 'closed-after-accept',
    events: ['open', 'close 4001'],
  },
]

export const scenario: Scenario = {
  id: 'close-4001-at-once',
  title: 'The server accepts and closes with 4001 in the same breath.',
  why: 'Codes from 4000 are the application’s own (RFC 6455 §7.4.2). In Channels, accept() followed by close(code=4001), so that the page gets the code at all.',
  rootCauses: ['R36'],
  page: '/scenario/close-4001-at-once',
  ws: acceptAndClose(4001, 'session replaced'),
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
