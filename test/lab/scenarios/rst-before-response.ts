// The connection is reset, with nothing said.

import { hangUp } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/rst-before-response',
    flagged: true,
    rule: 'dropped-before-answer',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'rst-before-response',
  title: 'The connection is reset before an answer.',
  why: 'A RST, as firewalls and dying processes send it, fails the connection (RFC 6455 §4.1).',
  rootCauses: ['R26'],
  page: '/scenario/rst-before-response',
  ws: hangUp('RST'),
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
