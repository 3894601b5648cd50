// Text that is none.

import { acceptAndSend, frame, opcodes } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'invalid-utf8',
  title: 'The server sends a text message that is not UTF-8.',
  why: 'Text must be UTF-8, or the connection fails (RFC 6455 §8.1): binary data sent as text.',
  rootCauses: ['R35'],
  page: '/scenario/invalid-utf8',
  ws: acceptAndSend(frame(opcodes.text, Buffer.from([0xc3, 0x28])), { after: 'asked' }),
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
        path: '/ws/invalid-utf8',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [
      {
        path: '/ws/invalid-utf8',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'error', 'close 1006'],
      },
    ],
  },
}
