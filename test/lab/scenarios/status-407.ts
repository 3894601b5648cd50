// A proxy wants to know who asks.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-407', flagged: true, rule: 'proxy-authentication', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-407',
  title: 'The answer is 407.',
  why: 'A WebSocket has no way to answer a proxy’s challenge by itself (RFC 9110 §15.5.8).',
  rootCauses: ['R23'],
  page: '/scenario/status-407',
  ws: status('407 Proxy Authentication Required', { lines: ['Proxy-Authenticate: Basic realm="proxy"'] }),
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
