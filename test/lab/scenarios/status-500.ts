// The application fails before it accepts.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-500', flagged: true, rule: 'server-error', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-500',
  title: 'The application fails before it accepts: 500.',
  why: 'In Channels an exception before accept(), a missing route or a channel layer that is down.',
  rootCauses: ['R25'],
  page: '/scenario/status-500',
  ws: status('500 Internal Server Error'),
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
