// A megabyte right behind the handshake.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-big-message', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-big-message',
  title: 'The server sends 1 MiB as soon as it has accepted.',
  why: 'The size of the first message does not matter to the handshake.',
  rootCauses: [],
  page: '/scenario/ok-big-message',
  ws: healthy({ opened: (socket) => socket.send('x'.repeat(1024 * 1024)) }),
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
