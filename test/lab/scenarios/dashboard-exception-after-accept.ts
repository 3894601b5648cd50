// The consumer raises right after accept(): the socket opens and is closed with 1011 at once.

import { healthy } from '../behaviours/healthy.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/dashboard/', flagged: true, rule: 'closed-after-accept', events: ['open', 'close 1011'] },
]

export const scenario: Scenario = {
  id: 'dashboard-exception-after-accept',
  title: 'The server accepts the dashboard’s socket, fails, and closes it with 1011 a moment later.',
  why: 'An exception behind a finished handshake ends in close code 1011, internal error (RFC 6455 §7.4.1). The socket did open, only too briefly to notice.',
  rootCauses: ['R36'],
  page: '/dashboard?cause=exception-after-accept',
  ws: healthy({ opened: (socket, upgrade) => upgrade.later(5, () => socket.close(1011)) }),
  settled: saw('open', 'close'),
  expect: { chromium: both, firefox: both },
}
