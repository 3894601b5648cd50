// Late, and aware of it.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-late-handlers', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-late-handlers',
  title: 'The page attaches its handlers 200 ms later, and looks at readyState first.',
  why: 'The other half of §4: events are not kept, but readyState is (WHATWG WebSockets §3.1).',
  rootCauses: [],
  page: '/scenario/ok-late-handlers',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
// Not watched: the page’s own handlers are all there is.
const entry = { path: '/ws/ok-late-handlers', events: [], messages: 0 }
window.seen.push(entry)
const socket = new WebSocket('${ctx.socketUrl}')
function start() {
  note(entry, 'open')
  socket.send('hello')
}
setTimeout(function attach() {
  socket.onmessage = () => { entry.messages++ }
  socket.onclose = (event) => note(entry, 'close ' + event.code)
  if (socket.readyState === WebSocket.OPEN) start()
  else socket.onopen = start
}, 200)
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
