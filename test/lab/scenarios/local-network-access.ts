// From the public network to this machine.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'local-network-access',
  title: 'A page that counts as public opens a socket to loopback.',
  why: 'The directive treat-as-public-address makes the page count as one from the public network, and such a page needs a person’s permission to reach this machine (Local Network Access).',
  rootCauses: ['R40'],
  page: '/scenario/local-network-access',
  headers: { 'Content-Security-Policy': 'treat-as-public-address' },
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Chromium without a window refuses what it would ask a person about. Firefox knows no such directive.
    chromium: [
      {
        path: '/ws/local-network-access',
        flagged: true,
        rule: 'local-network-access',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/local-network-access', flagged: false, rule: null, events: ['open'] }],
  },
}
