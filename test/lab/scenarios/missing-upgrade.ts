// A 101 that does not say to what it switches, as proxies leave it.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/missing-upgrade',
    flagged: true,
    rule: 'upgrade-headers-wrong',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'missing-upgrade',
  title: 'The 101 has lost its Upgrade header on the way.',
  why: 'Upgrade must be there and say websocket (RFC 6455 §4.1, response rule 2). It is a hop-by-hop header, which proxies drop unless told otherwise.',
  rootCauses: ['R20'],
  page: '/scenario/missing-upgrade',
  ws: rawHead(({ accept }) => validLines(accept).filter((line) => !line.startsWith('Upgrade'))),
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
