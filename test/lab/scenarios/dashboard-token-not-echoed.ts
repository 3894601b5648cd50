// The page carries its token as a subprotocol, and the server accepts without choosing one: what a
// Channels consumer does that calls accept() with no subprotocol.

import { healthy } from '../behaviours/healthy.ts'
import { metrics } from '../behaviours/metrics.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'dashboard-token-not-echoed',
  title: 'The dashboard sends its token as a subprotocol, and the server accepts without returning one.',
  why: 'When subprotocols were asked for, an answer without one fails the connection (WHATWG WebSockets §2.2). Chromium enforces it; Firefox follows RFC 6455, where it is allowed, and opens.',
  rootCauses: ['R12'],
  page: '/dashboard?cause=token-not-echoed',
  ws: healthy({ opened: metrics }),
  settled: "!!(window.seen?.[0]?.events.includes('open') && window.seen[1]?.events.length)",
  expect: {
    // Firefox does not enforce this rule of the standard: the socket opens there with an empty protocol.
    chromium: [
      { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
      {
        path: '/ws/dashboard/',
        flagged: true,
        rule: 'subprotocol-not-returned',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [
      { path: '/ws/chat/', flagged: false, rule: null, events: ['open'] },
      { path: '/ws/dashboard/', flagged: false, rule: null, events: ['open'] },
    ],
  },
}
