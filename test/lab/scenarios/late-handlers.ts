// The socket opens while nobody listens; the open handler comes after, and waits for ever.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/late-handlers', flagged: true, rule: 'handler-too-late', events: ['open'] },
]

export const scenario: Scenario = {
  id: 'late-handlers',
  title: 'The page sets onopen only after the socket has opened, and waits for an event that has been.',
  why: 'Events are not kept for later listeners (WHATWG WebSockets §4). The socket is open: readyState says so.',
  rootCauses: ['R8'],
  page: '/scenario/late-handlers',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
// Not watched from the start: a listener for open would be an early handler.
const entry = { path: '/ws/late-handlers', events: [], messages: 0 }
window.seen.push(entry)
const socket = new WebSocket('${ctx.socketUrl}')
setTimeout(function attachWhenOpen() {
  if (socket.readyState !== 1) return setTimeout(attachWhenOpen, 20)
  note(entry, 'open')
  socket.onopen = () => note(entry, 'too late to be called')
  window.attached = true
}, 200)
`,
    ),
  settled: 'window.attached === true',
  expect: { chromium: both, firefox: both },
}
