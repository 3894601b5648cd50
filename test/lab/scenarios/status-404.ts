// No such endpoint.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-404', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-404',
  title: 'There is no such endpoint: 404.',
  why: 'A wrong path, or a proxy that passes the request on without its Upgrade headers, so that the application sees an ordinary GET.',
  rootCauses: ['R21'],
  page: '/scenario/status-404',
  ws: status('404 Not Found'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
