// Nobody behind the proxy.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-502', flagged: true, rule: 'gateway-failed', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-502',
  title: 'The proxy answers 502.',
  why: 'The proxy reached no server, or one that hung up on it (RFC 9110 §15.6.3): the application is down or restarting.',
  rootCauses: ['R47'],
  page: '/scenario/status-502',
  ws: status('502 Bad Gateway', { lines: ['Server: orchard-proxy'] }),
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
