// Opens one socket after the other until the browser lets no more through, then closes them all, so that the pages
// which come after have some left.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'too-many-sockets',
  title: 'The page opens sockets until the browser refuses to.',
  why: 'Chromium has 255 sockets a renderer (“Insufficient resources”), Firefox 200 in all (network.websocket.max-connections). One more fails at once, with no request.',
  rootCauses: ['R10'],
  page: '/scenario/too-many-sockets',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
// Not watched: hundreds of sockets are quicker with few listeners, and only the last one matters.
const sockets = []
function connect() {
  const socket = new WebSocket('${ctx.socketUrl}')
  sockets.push(socket)
  socket.onopen = () => {
    if (sockets.length < 300) connect()
  }
  socket.onerror = function refused() {
    const entry = { path: '/ws/too-many-sockets', events: [], messages: 0 }
    window.seen.push(entry)
    note(entry, 'error')
    for (const each of sockets) if (each.readyState === WebSocket.OPEN) each.close()
  }
}
connect()
`,
    ),
  settled: 'window.seen?.length === 1',
  expect: {
    // Empty on purpose: sockets of earlier pages count as well, so how many open is not the same every time. The
    // last one must be given too-many-sockets.
    chromium: [],
    firefox: [],
  },
}
