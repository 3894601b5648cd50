// A socket that is a pair of streams. Where there is no WebSocketStream, the page says so.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'websocket-stream',
  title: 'A WebSocketStream opens, echoes and is closed by the page.',
  why: 'WebSocketStream has promises instead of events (Chromium 124 and later). It is healthy.',
  rootCauses: [],
  page: '/scenario/websocket-stream',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const entry = { path: '/ws/websocket-stream', events: [], messages: 0 }
window.seen.push(entry)

async function talk() {
  const stream = new WebSocketStream('${ctx.socketUrl}')
  const { readable, writable } = await stream.opened
  note(entry, 'opened')
  await writable.getWriter().write('hello')
  await readable.getReader().read()
  entry.messages++
  stream.close({ closeCode: 1000, reason: 'done' })
  const { closeCode } = await stream.closed
  note(entry, 'closed ' + closeCode)
}
if ('WebSocketStream' in window) talk()
else note(entry, 'unsupported')
`,
    ),
  settled: '/closed 1000|unsupported/.test(window.seen?.[0]?.events)',
  expect: {
    chromium: [
      { path: '/ws/websocket-stream', flagged: false, rule: null, events: ['opened', 'closed 1000'] },
    ],
    // Firefox has no WebSocketStream.
    firefox: [],
  },
}
