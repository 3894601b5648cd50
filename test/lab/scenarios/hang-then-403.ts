// Refused, after long thought.

import { delayed } from '../behaviours/delayed.ts'
import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/hang-then-403', flagged: true, rule: 'forbidden', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'hang-then-403',
  title: 'The server refuses after 1.5 seconds.',
  why: 'A consumer that waits for something before it decides; until then the browser knows nothing.',
  rootCauses: ['R26'],
  page: '/scenario/hang-then-403',
  ws: delayed(1500, status('403 Forbidden')),
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
