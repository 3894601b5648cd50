// Fifty sockets to one URL in one tick, answered in turn: odd ones open and are told their number of
// arrival, even ones get a 403. The answers' X-Lab-Arrival and the message are the truth for pairing.

import { alternate } from '../behaviours/alternate.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'fifty',
  title: 'Fifty sockets to one URL in one tick; every second one is refused.',
  why: 'Page and network evidence carry no common id, so the only safe pairing is by order or by the call site (RFC 6455 §4.1: one CONNECTING a host).',
  rootCauses: [],
  page: '/scenario/fifty',
  ws: alternate(),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const url = '${ctx.socketUrl}?run=' + Math.random().toString(36).slice(2)
for (let n = 0; n < 50; n++) {
  const socket = watch(new WebSocket(url))
  const entry = window.seen[n]
  socket.addEventListener('message', ({ data }) => { entry.arrival = Number(data) })
}
`,
    ),
  settled:
    "window.seen?.length === 50 && window.seen.every((entry) => entry.arrival > 0 || entry.events.some((e) => e.startsWith('close')))",
  expect: {
    // Empty on purpose: which socket arrives as which is the browser’s choice, so the pairing test compares with what the server told each socket instead.
    chromium: [],
    firefox: [],
  },
}
