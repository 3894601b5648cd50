// The connection ends politely, with nothing said.

import { hangUp } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/fin-before-response',
    flagged: true,
    rule: 'dropped-before-answer',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'fin-before-response',
  title: 'The server closes the connection without having answered.',
  why: 'No response means a failed connection (RFC 6455 §4.1). A server that crashes or a wss port asked without TLS looks like this.',
  rootCauses: ['R45'],
  page: '/scenario/fin-before-response',
  ws: hangUp('FIN'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
