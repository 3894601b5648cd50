// A hundred frames in the same packet as the 101.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-frames-with-101', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-frames-with-101',
  title: 'A hundred small messages come in the same packet as the 101.',
  why: 'Frames may follow the handshake at once (RFC 6455 §4.2.2), as many as there are.',
  rootCauses: [],
  page: '/scenario/ok-frames-with-101',
  ws: healthy({
    together: true,
    opened(socket) {
      for (let n = 0; n < 100; n++) socket.send(String(n))
    },
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(100),
  expect: { chromium: both, firefox: both },
}
