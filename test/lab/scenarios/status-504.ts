// The proxy has waited enough.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-504', flagged: true, rule: 'gateway-failed', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-504',
  title: 'The proxy answers 504.',
  why: 'The application did not answer the proxy in time (RFC 9110 §15.6.5): a consumer that never accepts looks like this from outside.',
  rootCauses: ['R26', 'R47'],
  page: '/scenario/status-504',
  ws: status('504 Gateway Timeout', { lines: ['Server: orchard-proxy'] }),
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
