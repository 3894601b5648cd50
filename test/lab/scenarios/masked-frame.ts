// A frame that only a client may send.

import { acceptAndSend, frame, opcodes } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { received, saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'masked-frame',
  title: 'The server masks a message.',
  why: 'A server must not mask (RFC 6455 §5.1). Chromium fails the connection, Firefox delivers the message.',
  rootCauses: ['R35'],
  page: '/scenario/masked-frame',
  ws: acceptAndSend(frame(opcodes.text, 'hello', { masked: true }), { after: 'asked' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('ready')
`,
    ),
  settled: `${saw('close')} || ${received(1)}`,
  expect: {
    // Firefox takes the mask off and delivers the message.
    chromium: [
      {
        path: '/ws/masked-frame',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/masked-frame', flagged: false, rule: null, events: ['open'] }],
  },
}
