// Success with nothing in it.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-204', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-204',
  title: 'The answer is 204.',
  why: 'Any status but 101 fails the connection. An endpoint that takes the handshake for a preflight or a ping answers this.',
  rootCauses: ['R21'],
  page: '/scenario/status-204',
  ws: status('204 No Content', { body: '' }),
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
