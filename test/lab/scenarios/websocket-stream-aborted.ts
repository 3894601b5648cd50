// The page aborts a stream that is connecting. Where there is no WebSocketStream, the page says so.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'websocket-stream-aborted',
  title: 'A WebSocketStream is aborted by its signal while the handshake is under way.',
  why: 'An AbortSignal is to a stream what close() in CONNECTING is to a WebSocket: the page did it. Both promises reject with AbortError.',
  rootCauses: ['R1'],
  page: '/scenario/websocket-stream-aborted',
  ws: healthy({ after: 400 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const entry = { path: '/ws/websocket-stream-aborted', events: [], messages: 0 }
window.seen.push(entry)

async function connect() {
  const controller = new AbortController()
  const stream = new WebSocketStream('${ctx.socketUrl}', { signal: controller.signal })
  stream.closed.catch((error) => note(entry, 'closed rejected ' + error.name))
  setTimeout(function giveUp() {
    controller.abort()
  }, 60)
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
        path: '/ws/websocket-stream-aborted',
        flagged: true,
        rule: 'page-closed-while-connecting',
        events: ['opened rejected AbortError', 'closed rejected AbortError'],
      },
    ],
    // Firefox has no WebSocketStream.
    firefox: [],
  },
}
