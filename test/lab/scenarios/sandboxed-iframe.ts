// A sandboxed frame, whose origin is opaque, opens a socket and tells its parent.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/sandboxed-iframe', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'sandboxed-iframe',
  title: 'A sandboxed iframe opens the socket.',
  why: 'sandbox="allow-scripts" gives the frame an opaque origin: its Origin header is "null" and its parent cannot look inside.',
  rootCauses: [],
  page: '/scenario/sandboxed-iframe',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const inside = \`<!doctype html><script>
  const entry = { path: '/ws/sandboxed-iframe', events: [], messages: 0 }
  const tell = () => parent.postMessage(entry, '*')
  const socket = new WebSocket('${ctx.socketUrl}')
  socket.onopen = () => { entry.events.push('open'); socket.send('hello'); tell() }
  socket.onmessage = () => { entry.messages++; tell() }
  socket.onerror = () => { entry.events.push('error'); tell() }
  socket.onclose = (event) => { entry.events.push('close ' + event.code); tell() }
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
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
