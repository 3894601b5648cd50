// A clean-up that comes when all is over.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-close-after-close', flagged: false, rule: null, events: ['open', 'close 1000'] },
]

export const scenario: Scenario = {
  id: 'ok-close-after-close',
  title: 'The page closes a socket that the server has closed already.',
  why: 'close() on a closed socket does nothing (WHATWG WebSockets §3.1).',
  rootCauses: [],
  page: '/scenario/ok-close-after-close',
  ws: healthy({ opened: (socket) => socket.close(1000, 'done') }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onclose = function cleanUp() {
  socket.close()
}
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
