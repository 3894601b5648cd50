// A client that comes back, as it should.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-reconnect-after-close', flagged: false, rule: null, events: ['open', 'close 1000'] },
  { path: '/ws/ok-reconnect-after-close', flagged: false, rule: null, events: ['open', 'close 1000'] },
  { path: '/ws/ok-reconnect-after-close', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-reconnect-after-close',
  title: 'The server closes clean with 1000; the page comes back 300 ms later, twice.',
  why: 'Reconnecting after a normal closure, with a pause, is what a client is for. The third socket stays.',
  rootCauses: [],
  page: '/scenario/ok-reconnect-after-close',
  ws: healthy({
    opened(socket, { request }) {
      if (request.query.get('nth') !== '3') socket.close(1000, 'until next time')
    },
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
function connect(nth) {
  const socket = watch(new WebSocket('${ctx.socketUrl}?nth=' + nth))
  socket.onclose = () => setTimeout(connect, 300, nth + 1)
}
connect(1)
`,
    ),
  settled: saw('close', 'close', 'open'),
  expect: { chromium: both, firefox: both },
}
