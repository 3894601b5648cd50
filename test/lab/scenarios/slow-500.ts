// An exception that takes its time.

import { delayed } from '../behaviours/delayed.ts'
import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/slow-500', flagged: true, rule: 'server-error', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'slow-500',
  title: 'The application fails 0.8 seconds into the handshake: 500.',
  why: 'In Channels a channel layer that is down: connecting to it times out before the consumer could accept.',
  rootCauses: ['R25'],
  page: '/scenario/slow-500',
  ws: delayed(800, status('500 Internal Server Error')),
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
