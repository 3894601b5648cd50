// The error handler closes the socket, as countless snippets do; the socket has long failed by then.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/close-in-onerror', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'close-in-onerror',
  title: 'The page calls close() in its error handler, after the server has refused the socket.',
  why: 'The server answers 404, and readyState is CLOSED when error fires (WHATWG WebSockets §4): the close() that follows does nothing and is not the cause.',
  rootCauses: ['R21'],
  page: '/scenario/close-in-onerror',
  ws: status('404 Not Found'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onerror = function giveUp() {
  socket.close()
}
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
