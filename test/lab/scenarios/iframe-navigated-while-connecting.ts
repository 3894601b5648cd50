// A frame goes elsewhere while its socket is CONNECTING.

import { healthy } from '../behaviours/healthy.ts'
import { frameWith } from '../pages/frame.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'iframe-navigated-while-connecting',
  title: 'The iframe that owns the socket navigates away while the socket is connecting.',
  why: 'A navigation makes the document go away, and a connection that is not established fails with it (WHATWG WebSockets §7). Chromium fires nothing; Firefox fires close 1006 just before pagehide.',
  rootCauses: ['R5'],
  page: '/scenario/iframe-navigated-while-connecting',
  ws: healthy({ after: 1000 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `${frameWith(`parent.watch(new WebSocket('${ctx.socketUrl}'))`)}
frame.onload = () => setTimeout(function leave() {
  frame.onload = () => { window.left = true }
  frame.removeAttribute('srcdoc')
}, 60)
`,
    ),
  settled: 'window.left === true',
  expect: {
    chromium: [
      { path: '/ws/iframe-navigated-while-connecting', flagged: true, rule: 'document-gone', events: [] },
    ],
    firefox: [
      {
        path: '/ws/iframe-navigated-while-connecting',
        flagged: true,
        rule: 'document-gone',
        events: ['close 1006'],
      },
    ],
  },
}
