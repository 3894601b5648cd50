// The right name in the wrong letters.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/subprotocol-case',
    flagged: true,
    rule: 'subprotocol-mismatch',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'subprotocol-case',
  title: 'The server returns the subprotocol in other letters than the page offered.',
  why: 'Subprotocols are compared letter by letter (RFC 6455 §4.1, response rule 6); a server that tidies up names breaks them.',
  rootCauses: ['R13'],
  page: '/scenario/subprotocol-case',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Sec-WebSocket-Protocol: Chat.V1']),
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
