// A policy that does not mention connections, and forbids them.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'csp-default-src',
  title: 'The page’s policy has no connect-src, so default-src decides.',
  why: 'connect-src falls back to default-src (CSP3 §6.8.3).',
  rootCauses: ['R38'],
  page: '/scenario/csp-default-src',
  headers: {
    'Content-Security-Policy': "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'",
  },
  html: (ctx) =>
    inlinePage(
      ctx,
      `
attempt('/ws/csp-default-src', () => new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Chromium fires error alone, with no close event; in Firefox the constructor throws.
    chromium: [{ path: '/ws/csp-default-src', flagged: true, rule: 'blocked-by-policy', events: ['error'] }],
    firefox: [
      {
        path: '/ws/csp-default-src',
        flagged: true,
        rule: 'blocked-by-policy',
        events: ['threw NS_ERROR_CONTENT_BLOCKED'],
      },
    ],
  },
}
