// The page sends more than the network takes at once.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-buffered-amount', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-buffered-amount',
  title: 'The page sends 4 MiB, and waits until bufferedAmount is back at 0.',
  why: 'bufferedAmount counts what is queued and not yet on its way (WHATWG WebSockets §3.1).',
  rootCauses: [],
  page: '/scenario/ok-buffered-amount',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.binaryType = 'arraybuffer'
socket.onopen = () => {
  for (let n = 0; n < 64; n++) socket.send(new Uint8Array(65536))
  window.queued = socket.bufferedAmount
  setTimeout(function drain() {
    if (socket.bufferedAmount > 0) return setTimeout(drain, 20)
    window.drained = window.queued > 0
  }, 20)
}
`,
    ),
  settled: 'window.drained === true && window.seen[0].messages === 64',
  expect: { chromium: both, firefox: both },
}
