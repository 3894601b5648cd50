// A 101 and nothing else.

import { rawHead } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/bare-101', flagged: true, rule: 'upgrade-headers-wrong', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'bare-101',
  title: 'The 101 has no headers at all.',
  why: 'A hand-written server or a proxy that keeps the status alone; the first rule that fails is the one about Upgrade (RFC 6455 §4.1, response rule 2).',
  rootCauses: ['R20'],
  page: '/scenario/bare-101',
  ws: rawHead(() => ['HTTP/1.1 101 Switching Protocols']),
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
