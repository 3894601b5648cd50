// Compressed with something else.

import { acceptAndSend, frame, opcodes } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'bad-deflate',
  title: 'The server negotiates permessage-deflate and sends what does not inflate.',
  why: 'A message that does not inflate fails the connection (RFC 7692 §7.2.2).',
  rootCauses: ['R35'],
  page: '/scenario/bad-deflate',
  ws: acceptAndSend(frame(opcodes.text, Buffer.from([0xff, 0xff, 0xff, 0xff]), { rsv1: true }), {
    after: 'asked',
    lines: ['Sec-WebSocket-Extensions: permessage-deflate'],
  }),
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
        path: '/ws/bad-deflate',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [
      {
        path: '/ws/bad-deflate',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'error', 'close 1006'],
      },
    ],
  },
}
