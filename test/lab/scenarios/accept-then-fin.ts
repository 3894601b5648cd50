// A valid 101 and the end of the connection right behind it.

import { acceptThenFin } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'accept-then-fin',
  title: 'The server accepts and drops the connection at once.',
  why: 'TCP ends with no close frame, so the code is 1006 (RFC 6455 §7.1.5). Chromium always fires open first; Firefox mostly does not.',
  rootCauses: ['R34'],
  page: '/scenario/accept-then-fin',
  ws: acceptThenFin,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: {
    // Firefox mostly fires close 1006 alone, now and then open before it, so its events are not fixed.
    chromium: [
      {
        path: '/ws/accept-then-fin',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/accept-then-fin', flagged: true, rule: 'closed-after-accept' }],
  },
}
