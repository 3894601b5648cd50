// Something behind the server still speaks HTTP.

import { acceptAndSend } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { quietAfter } from '../settled.ts'

export const scenario: Scenario = {
  id: 'http-after-101',
  title: 'HTTP text follows the 101.',
  why: 'After the 101 only frames may come (RFC 6455 §4.2.2). An error page that middleware writes into the upgraded connection is read as a frame.',
  rootCauses: ['R33', 'R35'],
  page: '/scenario/http-after-101',
  ws: acceptAndSend('HTTP/1.1 500 Internal Server Error\r\n\r\n', { after: 'asked' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('ready')
`,
    ),
  settled: quietAfter(600),
  expect: {
    // The text reads as a frame of 84 bytes; Firefox waits for the rest of it, and the socket stays open.
    chromium: [
      {
        path: '/ws/http-after-101',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/http-after-101', flagged: false, rule: null, events: ['open'] }],
  },
}
