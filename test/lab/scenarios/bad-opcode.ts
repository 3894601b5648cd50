// A frame of no kind.

import { acceptAndSend, frame } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'bad-opcode',
  title: 'The server sends a frame with opcode 3.',
  why: 'Opcodes 3 to 7 are reserved, and an unknown one fails the connection (RFC 6455 §5.2).',
  rootCauses: ['R35'],
  page: '/scenario/bad-opcode',
  ws: acceptAndSend(frame(3, 'hello'), { after: 'asked' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('ready')
`,
    ),
  settled: saw('close'),
  expect: {
    // Firefox gives no reason, and a reset after open looks the same: that the frame was broken cannot be told.
    chromium: [
      {
        path: '/ws/bad-opcode',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [
      {
        path: '/ws/bad-opcode',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'error', 'close 1006'],
      },
    ],
  },
}
