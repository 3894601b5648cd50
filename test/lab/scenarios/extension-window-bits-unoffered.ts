// A parameter that only one browser offers.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/extension-window-bits-unoffered', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'extension-window-bits-unoffered',
  title: 'The server answers client_max_window_bits, which only Chromium offers.',
  why: 'The parameter may be in a response only when it was in the request (RFC 7692 §7.1.2.2). Firefox does not offer it, and opens all the same: nothing to flag.',
  rootCauses: [],
  page: '/scenario/extension-window-bits-unoffered',
  ws: rawHead(({ accept }) => [
    ...validLines(accept),
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=12',
  ]),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: { chromium: both, firefox: both },
}
