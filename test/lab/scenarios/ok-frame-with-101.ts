// A frame in the same segment as the 101.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-frame-with-101', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-frame-with-101',
  title: 'The first message comes in the same packet as the 101.',
  why: 'Frames may follow the handshake at once (RFC 6455 §4.2.2); what comes after the empty line belongs to the socket.',
  rootCauses: [],
  page: '/scenario/ok-frame-with-101',
  ws: healthy({ together: true, opened: (socket) => socket.send('hello') }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
