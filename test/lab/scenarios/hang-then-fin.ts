// A proxy’s patience ends.

import { delayed } from '../behaviours/delayed.ts'
import { hangUp } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/hang-then-fin',
    flagged: true,
    rule: 'dropped-before-answer',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'hang-then-fin',
  title: 'The connection is closed after a second without an answer.',
  why: 'The application never accepted and something before it gave up: a time-out that ends without a status.',
  rootCauses: ['R26'],
  page: '/scenario/hang-then-fin',
  ws: delayed(1000, hangUp('FIN')),
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
