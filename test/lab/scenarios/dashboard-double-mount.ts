// The case everybody meets first: StrictMode mounts, unmounts and mounts again, and the clean-up closes the
// first socket while it is CONNECTING. The remount's socket opens.

import { healthy } from '../behaviours/healthy.ts'
import { metrics } from '../behaviours/metrics.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/dashboard/', flagged: true, rule: 'effect-ran-twice', events: ['error', 'close 1006'] },
  { path: '/ws/dashboard/', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'dashboard-double-mount',
  title: 'The dashboard’s effect runs twice, and its clean-up closes the first socket before it opens.',
  why: 'React’s development build mounts twice under StrictMode; close() in CONNECTING fails the connection (WHATWG WebSockets §3.1), so the page sees error and close 1006 although the server did nothing wrong.',
  rootCauses: ['R2'],
  page: '/dashboard?cause=double-mount',
  ws: healthy({ opened: metrics }),
  settled: saw('open', 'close', 'open'),
  expect: { chromium: both, firefox: both },
}
