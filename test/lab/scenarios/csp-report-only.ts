// A policy that would forbid the connection, and only reports.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/csp-report-only', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'csp-report-only',
  title: 'The page’s policy is report-only: the violation is reported and the socket opens.',
  why: 'A policy of Content-Security-Policy-Report-Only is never enforced (CSP3 §3.2).',
  rootCauses: [],
  page: '/scenario/csp-report-only',
  headers: { 'Content-Security-Policy-Report-Only': "connect-src 'none'" },
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: { chromium: both, firefox: both },
}
