// The dashboard's socket goes to another origin, whose server accepts sockets of its own pages only.

import { healthy } from '../behaviours/healthy.ts'
import { metrics } from '../behaviours/metrics.ts'
import { originCheck } from '../behaviours/origin-check.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/dashboard/', flagged: true, rule: 'forbidden-origin', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'dashboard-forbidden-origin',
  title: 'The dashboard’s socket goes to another origin, whose server refuses this page’s Origin with 403.',
  why: 'Servers check the Origin header (RFC 6455 §4.2.2, §10.2): Channels’ AllowedHostsOriginValidator answers 403 "Access denied". The page is told only close 1006.',
  rootCauses: ['R22'],
  page: '/dashboard?cause=forbidden-origin',
  ws: originCheck(healthy({ opened: metrics })),
  settled: saw('open', 'close'),
  expect: { chromium: both, firefox: both },
}
