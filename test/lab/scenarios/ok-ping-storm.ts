// Pings are answered by the browser and seen by nobody.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-ping-storm', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-ping-storm',
  title: 'The server sends two hundred pings, then a message.',
  why: 'Each is answered by a pong (RFC 6455 §5.5.2), below what a page sees.',
  rootCauses: [],
  page: '/scenario/ok-ping-storm',
  ws: healthy({
    opened(socket) {
      for (let n = 0; n < 200; n++) socket.ping(String(n))
      socket.send('are you still there?')
    },
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
