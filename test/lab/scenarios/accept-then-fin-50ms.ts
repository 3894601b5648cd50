// A process that lives for 50 ms more.

import { acceptThenFinAfter } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'accept-then-fin-50ms',
  title: 'The server accepts, and the connection ends after 50 ms with no close frame.',
  why: 'TCP ends with no close frame, so the code is 1006 (RFC 6455 §7.1.5): a worker that crashes, or a proxy that lets only requests through.',
  rootCauses: ['R34'],
  page: '/scenario/accept-then-fin-50ms',
  ws: acceptThenFinAfter(50),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: {
    // 50 ms are not always enough for Firefox to fire open first.
    chromium: [
      {
        path: '/ws/accept-then-fin-50ms',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/accept-then-fin-50ms', flagged: true, rule: 'closed-after-accept' }],
  },
}
