// The server returns the whole offer instead of choosing.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/subprotocol-list',
    flagged: true,
    rule: 'subprotocol-repeated',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'subprotocol-list',
  title: 'The server returns all the subprotocols offered instead of choosing one.',
  why: 'The answer holds a single choice (RFC 6455 §4.2.2); a list is no value that was offered.',
  rootCauses: ['R15'],
  page: '/scenario/subprotocol-list',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Sec-WebSocket-Protocol: v1, v2']),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', ['v1', 'v2']))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
