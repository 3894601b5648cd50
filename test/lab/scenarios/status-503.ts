// Nobody home yet.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-503', flagged: true, rule: 'gateway-failed', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-503',
  title: 'The answer is 503.',
  why: 'No instance is up (RFC 9110 §15.6.4): a deployment under way, or a service that sleeps until it is asked.',
  rootCauses: ['R47'],
  page: '/scenario/status-503',
  ws: status('503 Service Unavailable', { lines: ['Server: orchard-proxy'] }),
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
