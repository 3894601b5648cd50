// The page reloads itself before its first socket has opened; the socket of the second load opens.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'reload-while-connecting',
  title: 'The page reloads itself once while its socket is connecting.',
  why: 'A reload makes the document go away, and a connection that is not established fails with it (WHATWG WebSockets §7). The page’s next load starts over.',
  rootCauses: ['R5'],
  page: '/scenario/reload-while-connecting',
  ws: healthy({ after: 800 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const [{ type }] = performance.getEntriesByType('navigation')
if (type === 'reload') window.seen = JSON.parse(sessionStorage.getItem('seen') ?? '[]')
watch(new WebSocket('${ctx.socketUrl}'))
if (type !== 'reload') {
  addEventListener('pagehide', () => sessionStorage.setItem('seen', JSON.stringify(window.seen)))
  addEventListener('load', () => setTimeout(function reload() {
    location.reload()
  }, 60))
}
`,
    ),
  settled: "window.seen?.[1]?.events.includes('open')",
  expect: {
    chromium: [
      { path: '/ws/reload-while-connecting', flagged: true, rule: 'document-gone', events: [] },
      { path: '/ws/reload-while-connecting', flagged: false, rule: null, events: ['open'] },
    ],
    firefox: [
      { path: '/ws/reload-while-connecting', flagged: true, rule: 'document-gone', events: ['close 1006'] },
      { path: '/ws/reload-while-connecting', flagged: false, rule: null, events: ['open'] },
    ],
  },
}
