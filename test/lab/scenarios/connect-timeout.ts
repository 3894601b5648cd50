// A reconnecting wrapper gives each attempt less time than the server takes to answer.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const timedOut: Expected = {
  path: '/ws/connect-timeout',
  flagged: true,
  rule: 'connect-timeout',
  events: ['error', 'close 1006'],
}

const both: readonly Expected[] = [
  timedOut,
  timedOut,
  timedOut,
  { path: '/ws/connect-timeout', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'connect-timeout',
  title:
    'A wrapper gives up after 300 ms on a server that needs 700 ms; only its patient fourth attempt opens.',
  why: 'The connect time-out of a reconnecting library is shorter than the handshake, so the page fails every attempt itself, always at the same age (WHATWG WebSockets §3.1, close() in CONNECTING).',
  rootCauses: ['R4'],
  page: '/scenario/connect-timeout',
  ws: healthy({ after: 700 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const timeouts = [300, 300, 300, 5000]
function connect(attempt) {
  const socket = watch(new WebSocket('${ctx.socketUrl}'))
  const timer = setTimeout(function connectTimedOut() {
    socket.close()
  }, timeouts[attempt])
  socket.onopen = () => clearTimeout(timer)
  socket.onclose = () => {
    clearTimeout(timer)
    if (attempt < 3) connect(attempt + 1)
  }
}
// Once the page has loaded and is at rest, or the first attempt would get more time than the others.
addEventListener('load', () => setTimeout(connect, 200, 0))
`,
    ),
  settled: saw('close', 'close', 'close', 'open'),
  expect: { chromium: both, firefox: both },
}
