// A 101 without Connection.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/missing-connection',
    flagged: true,
    rule: 'upgrade-headers-wrong',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'missing-connection',
  title: 'The 101 has lost its Connection header on the way.',
  why: 'Connection must hold the token Upgrade (RFC 6455 §4.1, response rule 3). It is a hop-by-hop header, which proxies drop unless told otherwise.',
  rootCauses: ['R20'],
  page: '/scenario/missing-connection',
  ws: rawHead(({ accept }) => validLines(accept).filter((line) => !line.startsWith('Connection'))),
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
