// The right accept key, twice.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/duplicate-accept', flagged: true, rule: 'accept-key-wrong', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'duplicate-accept',
  title: 'The server sends Sec-WebSocket-Accept twice.',
  why: 'The field must not appear more than once (RFC 6455 §11.3.3); two handlers that both answer do this.',
  rootCauses: ['R28'],
  page: '/scenario/duplicate-accept',
  ws: rawHead(({ accept }) => [...validLines(accept), `Sec-WebSocket-Accept: ${accept}`]),
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
