// The first message comes with the 101; the page listens for messages only later.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/message-unheard', flagged: true, rule: 'message-unheard', events: ['open'] },
]

export const scenario: Scenario = {
  id: 'message-unheard',
  title: 'The server sends at once, and the page listens for messages only 200 ms after the opening.',
  why: 'Events are not kept for later listeners (WHATWG WebSockets §4): the first message is gone, and with it whatever the page waits for.',
  rootCauses: ['R8', 'R37'],
  page: '/scenario/message-unheard',
  ws: healthy({ together: true, opened: (socket) => socket.send('snapshot') }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
// Not watched: a listener for messages would hear it.
const entry = { path: '/ws/message-unheard', events: [], messages: 0 }
window.seen.push(entry)
const socket = new WebSocket('${ctx.socketUrl}')
socket.onopen = () => {
  note(entry, 'open')
  setTimeout(function listenLate() {
    socket.onmessage = () => { entry.messages++ }
    window.listening = true
  }, 200)
}
`,
    ),
  settled: 'window.listening === true',
  expect: { chromium: both, firefox: both },
}
