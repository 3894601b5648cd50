// Listeners add up, unlike handlers that are attributes.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-listeners', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-listeners',
  title: 'All handlers are listeners, two of them for open.',
  why: 'addEventListener keeps every listener (DOM §2.7), so that none is lost.',
  rootCauses: [],
  page: '/scenario/ok-listeners',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.addEventListener('open', function startFeed() {
  socket.send('feed')
})
socket.addEventListener('open', function showConnected() {
  window.shown = true
}, { once: true })
`,
    ),
  settled: 'window.shown === true && window.seen[0].messages === 1',
  expect: { chromium: both, firefox: both },
}
