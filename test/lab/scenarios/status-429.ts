// Too many, too fast.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-429', flagged: true, rule: 'rate-limited', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-429',
  title: 'The server answers 429 and says when to come back.',
  why: 'A limit of connections or of requests (RFC 6585 §4); a page that reconnects in a loop runs into it by itself.',
  rootCauses: ['R23'],
  page: '/scenario/status-429',
  ws: status('429 Too Many Requests', { lines: ['Retry-After: 30'] }),
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
