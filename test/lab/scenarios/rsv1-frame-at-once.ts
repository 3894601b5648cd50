// Compressed, though nobody agreed to, and with the 101.

import { acceptAndSend, frame, opcodes } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'rsv1-frame-at-once',
  title: 'The first message, in the packet of the 101, has RSV1 set without an extension.',
  why: 'Reserved bits must be 0 without an extension that uses them (RFC 6455 §5.2). Chromium fires open before it fails the connection, Firefox does not.',
  rootCauses: ['R35'],
  page: '/scenario/rsv1-frame-at-once',
  ws: acceptAndSend(frame(opcodes.text, 'hello', { rsv1: true })),
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
        path: '/ws/rsv1-frame-at-once',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/rsv1-frame-at-once', flagged: true, rule: 'closed-after-accept' }],
  },
}
