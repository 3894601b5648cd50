// A code that must never be sent.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'bad-close-code',
  title: 'The server’s close frame says 1005.',
  why: '1005 stands for “no code” and must not be sent (RFC 6455 §7.4.1). Chromium fails the connection, Firefox passes the code on.',
  rootCauses: ['R35'],
  page: '/scenario/bad-close-code',
  ws: acceptAndClose(1005, '', 'asked'),
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
    // Firefox takes it for a clean close without a code.
    chromium: [
      {
        path: '/ws/bad-close-code',
        flagged: true,
        rule: 'invalid-frame',
        events: ['open', 'error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/bad-close-code', flagged: false, rule: null, events: ['open', 'close 1005'] }],
  },
}
