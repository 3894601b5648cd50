// A parameter that RFC 7692 does not know.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/extension-unknown-parameter',
    flagged: true,
    rule: 'extension-not-offered',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'extension-unknown-parameter',
  title: 'The server accepts permessage-deflate with a parameter that does not exist.',
  why: 'A parameter that is not defined for a response fails the connection (RFC 7692 §7, first condition).',
  rootCauses: ['R17'],
  page: '/scenario/extension-unknown-parameter',
  ws: rawHead(({ accept }) => [
    ...validLines(accept),
    'Sec-WebSocket-Extensions: permessage-deflate; frob=1',
  ]),
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
