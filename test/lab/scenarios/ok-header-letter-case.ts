// Header names, and these two values, are compared without regard to letter case.

import { rawHead } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-header-letter-case', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-header-letter-case',
  title: 'The 101 has its header names and tokens in other letter case.',
  why: '“websocket” and “Upgrade” are compared case-insensitively (RFC 6455 §4.1), header names always are (RFC 9110 §5.1).',
  rootCauses: [],
  page: '/scenario/ok-header-letter-case',
  ws: rawHead(({ accept }) => [
    'HTTP/1.1 101 Switching Protocols',
    'UPGRADE: WebSocket',
    'connection: upgrade',
    `sec-websocket-accept: ${accept}`,
  ]),
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
