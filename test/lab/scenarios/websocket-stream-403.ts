// A stream whose server says no. Where there is no WebSocketStream, the page says so.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'websocket-stream-403',
  title: 'A WebSocketStream is refused with 403.',
  why: 'Its `opened` and `closed` promises reject with a WebSocketError that tells no more than an error event does.',
  rootCauses: ['R23'],
  page: '/scenario/websocket-stream-403',
  ws: status('403 Forbidden'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const entry = { path: '/ws/websocket-stream-403', events: [], messages: 0 }
window.seen.push(entry)

async function connect() {
  const stream = new WebSocketStream('${ctx.socketUrl}')
  stream.closed.catch((error) => note(entry, 'closed rejected ' + error.name))
  await stream.opened.catch((error) => note(entry, 'opened rejected ' + error.name))
}
if ('WebSocketStream' in window) connect()
else note(entry, 'unsupported')
`,
    ),
  settled: '/closed rejected|unsupported/.test(window.seen?.[0]?.events)',
  expect: {
    chromium: [
      {
        path: '/ws/websocket-stream-403',
        flagged: true,
        rule: 'forbidden',
        events: ['opened rejected WebSocketError', 'closed rejected WebSocketError'],
      },
    ],
    // Firefox has no WebSocketStream.
    firefox: [],
  },
}
