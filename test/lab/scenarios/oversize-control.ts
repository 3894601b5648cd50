// A ping that says too much.

import { acceptAndSend, frame, opcodes } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'oversize-control',
  title: 'The server sends a ping of 126 bytes.',
  why: 'Control frames hold at most 125 bytes (RFC 6455 §5.5).',
  rootCauses: ['R35'],
  page: '/scenario/oversize-control',
  ws: acceptAndSend(frame(opcodes.ping, 'x'.repeat(126)), { after: 'asked' }),
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
        path: '/ws/oversize-control',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [
      {
        path: '/ws/oversize-control',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'error', 'close 1006'],
      },
    ],
  },
}
