// The page's own policy forbids the connection.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'csp',
  title: 'The page’s Content-Security-Policy forbids the connection.',
  why: 'connect-src governs sockets (CSP3 §6.1.2). Chromium fires error and never close; Firefox throws from the constructor something that is not even a DOMException.',
  rootCauses: ['R38'],
  page: '/scenario/csp',
  headers: { 'Content-Security-Policy': "connect-src 'none'" },
  html: (ctx) =>
    inlinePage(
      ctx,
      `
attempt('/ws/csp', () => new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Chromium fires error alone, with no close event; in Firefox the constructor throws.
    chromium: [{ path: '/ws/csp', flagged: true, rule: 'blocked-by-policy', events: ['error'] }],
    firefox: [
      {
        path: '/ws/csp',
        flagged: true,
        rule: 'blocked-by-policy',
        events: ['threw NS_ERROR_CONTENT_BLOCKED'],
      },
    ],
  },
}
