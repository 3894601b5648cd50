// A token in the query, and a long one.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-long-url', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-long-url',
  title: 'The URL has a query of 4,000 characters.',
  why: 'Servers commonly take request lines of 8,000 octets and more (RFC 9112 §3).',
  rootCauses: [],
  page: '/scenario/ok-long-url',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}?token=' + 'abcdefgh'.repeat(500)))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
