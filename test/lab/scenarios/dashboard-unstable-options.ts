// The effect's dependency is an options object that is new at every render: each render closes the socket
// of the one before. The answer is slow enough that they are all still CONNECTING.

import { healthy } from '../behaviours/healthy.ts'
import { metrics } from '../behaviours/metrics.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const churned: Expected = {
  path: '/ws/dashboard/',
  flagged: true,
  rule: 'effect-churn',
  events: ['error', 'close 1006'],
}

const both: readonly Expected[] = [
  { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
  churned,
  churned,
  churned,
  churned,
  churned,
  { path: '/ws/dashboard/', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'dashboard-unstable-options',
  title: 'An options object that is new at every render closes the dashboard’s socket again and again.',
  why: 'The object is in the effect’s dependency array, so every render runs the clean-up, which closes a socket that is still CONNECTING. Once the re-rendering stops, the last one opens.',
  rootCauses: ['R3'],
  page: '/dashboard?cause=unstable-options',
  ws: healthy({ after: 1200, opened: metrics }),
  settled: saw('open', 'close', 'close', 'close', 'close', 'close', 'open'),
  expect: { chromium: both, firefox: both },
}
