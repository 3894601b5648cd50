// The page gives up on a handshake that is under way.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/close-while-connecting',
    flagged: true,
    rule: 'page-closed-while-connecting',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'close-while-connecting',
  title: 'The page calls close() while the handshake is under way.',
  why: 'close() in CONNECTING fails the connection: readyState 2, then error and close 1006, whatever code was passed (WHATWG WebSockets §3.1).',
  rootCauses: ['R1'],
  page: '/scenario/close-while-connecting',
  ws: healthy({ after: 400 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
setTimeout(function giveUp() {
  socket.close(4000, 'too slow')
}, 60)
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
