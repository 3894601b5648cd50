// Accepted, then judged.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/close-1008-at-once',
    flagged: true,
    rule: 'closed-after-accept',
    events: ['open', 'close 1008'],
  },
]

export const scenario: Scenario = {
  id: 'close-1008-at-once',
  title: 'The server accepts and closes with 1008 in the same breath.',
  why: 'Close code 1008: a policy was violated (RFC 6455 §7.4.1). Servers that authenticate after the handshake answer a bad token like this.',
  rootCauses: ['R36', 'R23'],
  page: '/scenario/close-1008-at-once',
  ws: acceptAndClose(1008, 'token expired'),
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
