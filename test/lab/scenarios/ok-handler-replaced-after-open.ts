// The first handler has done its work.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-handler-replaced-after-open', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-handler-replaced-after-open',
  title: 'onopen and onmessage are replaced after the socket has opened.',
  why: 'A state machine often changes handlers as it goes; nothing is lost by it.',
  rootCauses: [],
  page: '/scenario/ok-handler-replaced-after-open',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onmessage = function greet() {
  socket.onmessage = function listen() { window.listened = true }
  socket.onopen = null
  socket.send('second')
}
socket.onopen = function start() {
  socket.onopen = function never() {}
  socket.send('first')
}
`,
    ),
  settled: 'window.listened === true',
  expect: { chromium: both, firefox: both },
}
