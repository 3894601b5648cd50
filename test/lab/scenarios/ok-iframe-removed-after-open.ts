// A frame is removed with its open socket.

import { frameWith } from '../pages/frame.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-iframe-removed-after-open', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-iframe-removed-after-open',
  title: 'The iframe that owns an open socket is removed.',
  why: 'When its document goes away an open connection is closed with 1001 and no event is fired (WHATWG WebSockets §7). It had opened, and nothing failed.',
  rootCauses: [],
  page: '/scenario/ok-iframe-removed-after-open',
  html: (ctx) =>
    inlinePage(
      ctx,
      `${frameWith(`parent.watch(new WebSocket('${ctx.socketUrl}')).onopen = () => parent.removeFrame()`)}
function removeFrame() {
  setTimeout(() => {
    frame.remove()
    window.removed = true
  }, 60)
}
`,
    ),
  settled: 'window.removed === true',
  expect: { chromium: both, firefox: both },
}
