// Two parts of a page each assign onopen; the first one’s work is never done.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/handler-overwritten', flagged: true, rule: 'handler-overwritten', events: ['open'] },
]

export const scenario: Scenario = {
  id: 'handler-overwritten',
  title: 'onopen is assigned twice before the socket opens, and the first handler is lost.',
  why: 'An event handler attribute holds one handler, and assigning again replaces it (HTML §8.1.8.1). The socket is open, but whoever assigned first waits for ever.',
  rootCauses: ['R8'],
  page: '/scenario/handler-overwritten',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
// Not watched from the start: only handlers that are attributes are overwritten.
const entry = { path: '/ws/handler-overwritten', events: [], messages: 0 }
window.seen.push(entry)
const socket = new WebSocket('${ctx.socketUrl}')
socket.onopen = function startFeed() {
  note(entry, 'never called')
}
socket.onopen = function showConnected() {
  note(entry, 'open')
}
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
