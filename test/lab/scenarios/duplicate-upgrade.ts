// The proxy adds what the server already wrote.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'duplicate-upgrade',
  title: 'The 101 has two Upgrade headers.',
  why: 'Chromium wants exactly one (RFC 6455 §4.1, response rule 2); Firefox is content when one says websocket.',
  rootCauses: ['R20'],
  page: '/scenario/duplicate-upgrade',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Upgrade: websocket']),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Firefox takes the header for a list.
    chromium: [
      {
        path: '/ws/duplicate-upgrade',
        flagged: true,
        rule: 'upgrade-headers-wrong',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/duplicate-upgrade', flagged: false, rule: null, events: ['open'] }],
  },
}
