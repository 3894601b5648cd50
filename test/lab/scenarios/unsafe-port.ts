// A port that is not for the web.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/unsafe-port', flagged: true, rule: 'unsafe-port', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'unsafe-port',
  title: 'The page connects to port 6000, which browsers refuse.',
  why: 'It is on the list of bad ports (Fetch §2.9): no connection is made, whoever listens there.',
  rootCauses: ['R46'],
  page: '/scenario/unsafe-port',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('ws://localhost:6000/ws/unsafe-port'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
