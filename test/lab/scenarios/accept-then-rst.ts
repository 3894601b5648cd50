// A valid 101, and a reset in the next moment.

import { acceptThenRst } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const path = '/ws/accept-then-rst'

export const scenario: Scenario = {
  id: 'accept-then-rst',
  title: 'The server accepts and resets the connection at once.',
  why: 'A process that dies after the accept. Chromium fires open first; Firefox mostly reports error and close without open, which looks like an invalid first frame.',
  rootCauses: ['R34'],
  page: '/scenario/accept-then-rst',
  ws: acceptThenRst,
  html: (ctx) => inlinePage(ctx, `watch(new WebSocket('${ctx.socketUrl}'))`),
  settled: saw('close'),
  expect: {
    chromium: [{ path, flagged: true, rule: 'closed-after-accept', events: ['open', 'close 1006'] }],
    // Which events Firefox fires depends on what its network thread sees first.
    firefox: [{ path, flagged: true, rule: 'closed-after-accept' }],
  },
}
