// Two handlers that both choose.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/subprotocol-duplicate',
    flagged: true,
    rule: 'subprotocol-repeated',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'subprotocol-duplicate',
  title: 'The server sends Sec-WebSocket-Protocol twice.',
  why: 'The field must not appear more than once in a response (RFC 6455 §11.3.4). A framework and the application behind it that both write it do this.',
  rootCauses: ['R15'],
  page: '/scenario/subprotocol-duplicate',
  ws: rawHead(({ accept }) => [
    ...validLines(accept),
    'Sec-WebSocket-Protocol: v1',
    'Sec-WebSocket-Protocol: v1',
  ]),
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
