// The server takes its time.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-slow-answer', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-slow-answer',
  title: 'The page asks, and the server answers after 600 ms.',
  why: 'How long an answer takes is between the two of them.',
  rootCauses: [],
  page: '/scenario/ok-slow-answer',
  ws: healthy({
    opened(socket, upgrade) {
      socket.on('message', () => upgrade.later(600, () => socket.send('pong')))
    },
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('ping')
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
