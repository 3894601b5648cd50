// The open handler throws before it has done its work.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/handler-threw-in-open', flagged: true, rule: 'handler-threw', events: ['open'] },
]

export const scenario: Scenario = {
  id: 'handler-threw-in-open',
  title: 'onopen throws, so nothing that should follow the opening happens.',
  why: 'An exception in a handler is reported and goes no further (HTML §8.1.8.1): the socket stays open, and the page looks as if it had never opened.',
  rootCauses: ['R8'],
  page: '/scenario/handler-threw-in-open',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = function subscribe() {
  const settings = undefined
  socket.send(settings.channel)
}
addEventListener('error', () => { window.reported = true })
`,
    ),
  settled: 'window.reported === true',
  expect: { chromium: both, firefox: both },
}
