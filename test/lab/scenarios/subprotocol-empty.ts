// The header is there and says nothing.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/subprotocol-empty',
    flagged: true,
    rule: 'subprotocol-mismatch',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'subprotocol-empty',
  title: 'The page asks for a subprotocol and the server returns the header with no value.',
  why: 'An empty value is no choice: when subprotocols were asked for it fails the connection (WHATWG WebSockets §2.2). A server that copies an unset variable into the header does this.',
  rootCauses: ['R14'],
  page: '/scenario/subprotocol-empty',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Sec-WebSocket-Protocol:']),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', 'chat.v1'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
