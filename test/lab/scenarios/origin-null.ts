// A sandboxed frame has no origin that a server could know.

import { healthy } from '../behaviours/healthy.ts'
import { originCheck } from '../behaviours/origin-check.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/origin-null', flagged: true, rule: 'origin-null', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'origin-null',
  title: 'A sandboxed iframe’s socket is refused by the server’s origin check.',
  why: 'Without allow-same-origin a frame’s origin is opaque and its Origin header is "null" (RFC 6454 §7.1), which no list of origins should allow.',
  rootCauses: ['R50'],
  page: '/scenario/origin-null',
  ws: originCheck(healthy()),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const inside = \`<!doctype html><script>
  const entry = { path: '/ws/origin-null', events: [], messages: 0 }
  const tell = (event) => { entry.events.push(event); parent.postMessage(entry, '*') }
  const socket = new WebSocket('${ctx.socketUrl}')
  socket.onopen = () => tell('open')
  socket.onerror = () => tell('error')
  socket.onclose = (event) => tell('close ' + event.code)
\`
const frame = document.createElement('iframe')
frame.setAttribute('sandbox', 'allow-scripts')
frame.srcdoc = inside + '</' + 'script>'
addEventListener('message', ({ data }) => {
  window.seen[0] = data
  document.dispatchEvent(new Event('seen'))
})
addEventListener('DOMContentLoaded', () => document.body.append(frame))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
