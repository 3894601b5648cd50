// The server accepts with a subprotocol that the page never asked for.

import { healthy } from '../behaviours/healthy.ts'
import { metrics } from '../behaviours/metrics.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'dashboard-subprotocol-unrequested',
  title: 'The server accepts the dashboard’s socket with a subprotocol nobody asked for.',
  why: 'A subprotocol that was not offered fails the connection (RFC 6455 §4.1, response rule 6). Chromium enforces it; Firefox looks at the subprotocol only when one was asked for, and opens.',
  rootCauses: ['R14'],
  page: '/dashboard?cause=subprotocol-unrequested',
  ws: healthy({ lines: ['Sec-WebSocket-Protocol: dashboard.v2'], opened: metrics }),
  settled: "!!(window.seen?.[0]?.events.includes('open') && window.seen[1]?.events.length)",
  expect: {
    // Firefox checks the subprotocol only when one was asked for, so there the socket opens and stays open.
    chromium: [
      { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
      {
        path: '/ws/dashboard/',
        flagged: true,
        rule: 'subprotocol-not-requested',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [
      { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
      { path: '/ws/dashboard/', flagged: false, rule: null, events: ['open'] },
    ],
  },
}
