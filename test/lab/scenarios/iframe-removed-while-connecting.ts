// A frame is removed while its socket is CONNECTING. No event at all is fired.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/iframe-removed-while-connecting', flagged: true, rule: 'document-gone', events: [] },
]

export const scenario: Scenario = {
  id: 'iframe-removed-while-connecting',
  title: 'The iframe that owns the socket is removed while the socket is connecting.',
  why: 'When its document goes away the connection is failed and nobody is told (WHATWG WebSockets §7): no error, no close, in either browser.',
  rootCauses: ['R7'],
  page: '/scenario/iframe-removed-while-connecting',
  ws: healthy({ after: 400 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const inside = \`<!doctype html><script>
  const entry = { path: '/ws/iframe-removed-while-connecting', events: [], messages: 0 }
  parent.seen.push(entry)
  const socket = new WebSocket('${ctx.socketUrl}')
  for (const type of ['open', 'error', 'close']) socket.addEventListener(type, () => parent.note(entry, type))
  parent.postMessage('connecting', '*')
\`
const frame = document.createElement('iframe')
frame.srcdoc = inside + '</' + 'script>'
addEventListener('message', () => {
  setTimeout(function removeFrame() {
    frame.remove()
    document.dispatchEvent(new Event('seen'))
    window.removed = true
  }, 60)
})
addEventListener('DOMContentLoaded', () => document.body.append(frame))
`,
    ),
  settled: 'window.removed === true',
  expect: { chromium: both, firefox: both },
}
