// Client and server speak two generations of the same thing.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/subprotocol-mismatch',
    flagged: true,
    rule: 'subprotocol-mismatch',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'subprotocol-mismatch',
  title: 'The server returns another subprotocol than those the page offered.',
  why: 'The choice must be one of those offered, letter by letter (RFC 6455 §4.1, response rule 6). graphql-ws and graphql-transport-ws are the classic pair.',
  rootCauses: ['R13'],
  page: '/scenario/subprotocol-mismatch',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Sec-WebSocket-Protocol: graphql-ws']),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', 'graphql-transport-ws'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
