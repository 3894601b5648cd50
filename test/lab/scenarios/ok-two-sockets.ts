// Two at a time.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-two-sockets', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/ok-two-sockets', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-two-sockets',
  title: 'The page opens two sockets to one URL, and both stay open.',
  why: 'Any number of connections to one server may be open; only one at a time may be CONNECTING (RFC 6455 §4.1).',
  rootCauses: [],
  page: '/scenario/ok-two-sockets',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
for (let n = 0; n < 2; n++) watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('open', 'open'),
  expect: { chromium: both, firefox: both },
}
