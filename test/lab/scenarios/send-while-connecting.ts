// send() in CONNECTING throws, and does the socket no harm.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/send-while-connecting', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'send-while-connecting',
  title: 'The page sends before the socket is open; send() throws, and the socket opens all the same.',
  why: 'send() in CONNECTING throws InvalidStateError (WHATWG WebSockets §3.1). The connection goes on.',
  rootCauses: [],
  page: '/scenario/send-while-connecting',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
try {
  socket.send('too early')
} catch (error) {
  window.seen[0].threw = error.name
}
`,
    ),
  settled: "window.seen?.[0]?.threw === 'InvalidStateError' && window.seen[0].events.includes('open')",
  expect: { chromium: both, firefox: both },
}
