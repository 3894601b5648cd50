// The server takes the request and says nothing.

import { hang } from '../behaviours/delayed.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { stillConnecting } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/hang', flagged: true, rule: 'unanswered', events: [] }]

export const scenario: Scenario = {
  id: 'hang',
  title: 'The server never answers.',
  why: 'A consumer that never accepts, or a backend that is stuck: Chromium gives up after 240 seconds, Firefox after 20.',
  rootCauses: ['R26', 'R47'],
  page: '/scenario/hang',
  ws: hang,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: stillConnecting(1),
  expect: { chromium: both, firefox: both },
}
