// A close frame, and nobody waits for the answer.

import { closeThenFin } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'close-code-then-fin',
  title: 'The server accepts, closes with 1011 and drops the connection at once.',
  why: 'The server should wait for the browser’s close frame (RFC 6455 §7.1.1). Chromium calls it clean all the same; Firefox does not, and may not fire open.',
  rootCauses: ['R36'],
  page: '/scenario/close-code-then-fin',
  ws: closeThenFin(1011, 'internal error'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: {
    // Firefox fires open in some runs and not in others.
    chromium: [
      {
        path: '/ws/close-code-then-fin',
        flagged: true,
        rule: 'closed-after-accept',
        events: ['open', 'close 1011'],
      },
    ],
    firefox: [{ path: '/ws/close-code-then-fin', flagged: true, rule: 'closed-after-accept' }],
  },
}
