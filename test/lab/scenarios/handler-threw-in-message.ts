// The message handler throws at what it receives.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/handler-threw-in-message', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'handler-threw-in-message',
  title: 'onmessage throws at the first message, which is no JSON.',
  why: 'An exception in a handler is reported and goes no further (HTML §8.1.8.1): the socket stays open, and the message is lost. The Handlers tab shows it; the socket itself is well.',
  rootCauses: [],
  page: '/scenario/handler-threw-in-message',
  ws: healthy({ opened: (socket) => socket.send('welcome') }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onmessage = function showUpdate({ data }) {
  JSON.parse(data)
}
addEventListener('error', () => { window.reported = true })
`,
    ),
  settled: 'window.reported === true',
  expect: { chromium: both, firefox: both },
}
