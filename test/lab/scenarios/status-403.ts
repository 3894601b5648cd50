// Refused on the page's own origin, so the Origin header is not what the server minds.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-403', flagged: true, rule: 'forbidden', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-403',
  title: 'The page’s own server answers 403.',
  why: 'Any status but 101 fails the connection. A Channels consumer that calls close() before accept() ends in 403, whatever code it gave.',
  rootCauses: ['R24'],
  page: '/scenario/status-403',
  ws: status('403 Forbidden'),
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
