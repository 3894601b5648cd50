// A window smaller than there is.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/extension-bad-parameter',
    flagged: true,
    rule: 'extension-not-offered',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'extension-bad-parameter',
  title: 'The server answers server_max_window_bits=7.',
  why: 'Window bits are a number from 8 to 15 (RFC 7692 §7.1.2); an invalid value fails the connection (§7, second condition).',
  rootCauses: ['R17'],
  page: '/scenario/extension-bad-parameter',
  ws: rawHead(({ accept }) => [
    ...validLines(accept),
    'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7',
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
