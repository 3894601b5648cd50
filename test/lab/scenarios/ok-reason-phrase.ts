// A 101 in other words.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-reason-phrase', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-reason-phrase',
  title: 'The status line of the 101 has another reason phrase.',
  why: 'A client ignores the reason phrase (RFC 9112 §4).',
  rootCauses: [],
  page: '/scenario/ok-reason-phrase',
  ws: rawHead(({ accept }) => validLines(accept).with(0, 'HTTP/1.1 101 Web Socket Protocol Handshake')),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
