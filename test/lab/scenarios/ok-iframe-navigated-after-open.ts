// A frame goes elsewhere while its socket is open.

import { frameWith } from '../pages/frame.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'ok-iframe-navigated-after-open',
  title: 'The iframe that owns an open socket navigates away.',
  why: 'When its document goes away an open connection is closed with 1001 (WHATWG WebSockets §7). It had opened, and nothing failed.',
  rootCauses: [],
  page: '/scenario/ok-iframe-navigated-after-open',
  html: (ctx) =>
    inlinePage(
      ctx,
      `${frameWith(`parent.watch(new WebSocket('${ctx.socketUrl}')).onopen = () => parent.leave()`)}
function leave() {
  frame.onload = () => { window.left = true }
  setTimeout(() => frame.removeAttribute('srcdoc'), 60)
}
`,
    ),
  settled: 'window.left === true',
  expect: {
    chromium: [{ path: '/ws/ok-iframe-navigated-after-open', flagged: false, rule: null, events: ['open'] }],
    // close 1001 comes before the document is gone, or not at all.
    firefox: [{ path: '/ws/ok-iframe-navigated-after-open', flagged: false, rule: null }],
  },
}
