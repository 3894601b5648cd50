// Compressed, though nobody agreed to.

import { acceptAndSend, frame, opcodes } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'rsv1-frame',
  title: 'A message has RSV1 set, and no extension was negotiated.',
  why: 'Reserved bits must be 0 without an extension that uses them (RFC 6455 §5.2): a proxy that drops Sec-WebSocket-Extensions from the 101 while the server compresses.',
  rootCauses: ['R35'],
  page: '/scenario/rsv1-frame',
  ws: acceptAndSend(frame(opcodes.text, 'hello', { rsv1: true }), { after: 'asked' }),
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
        path: '/ws/rsv1-frame',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [
      {
        path: '/ws/rsv1-frame',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'error', 'close 1006'],
      },
    ],
  },
}
