// The first message comes in the same segment as the 101. Harmless, and often suspected.

import { healthy } from '../behaviours/healthy.ts'
import { metrics } from '../behaviours/metrics.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/dashboard/', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'dashboard-message-at-once',
  title: 'The server sends a message in the same packet as its 101, which is harmless.',
  why: 'Frames may follow the handshake at once (RFC 6455 §4.2.2); browsers fire open first and deliver the message after it. Nothing to flag.',
  rootCauses: [],
  page: '/dashboard?cause=message-at-once',
  ws: healthy({ together: true, opened: metrics }),
  settled: saw('open', 'open'),
  expect: { chromium: both, firefox: both },
}
