// Six attempts, each delay a part of a doubling one. The parts are fixed, so that two runs look alike.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const failed: Expected = {
  path: '/ws/reconnect-jitter',
  flagged: true,
  rule: 'gateway-failed',
  events: ['error', 'close 1006'],
}

const both: readonly Expected[] = [failed, failed, failed, failed, failed, failed]

export const scenario: Scenario = {
  id: 'reconnect-jitter',
  title: 'The page tries again after a random part of a delay that doubles.',
  why: 'Exponential back-off with full jitter keeps clients apart that failed together (RFC 6455 §7.2.3); the server stays down.',
  rootCauses: ['R25'],
  page: '/scenario/reconnect-jitter',
  ws: status('503 Service Unavailable'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const delays = [17, 9, 71, 63, 240]
function connect(attempt) {
  const socket = watch(new WebSocket('${ctx.socketUrl}'))
  socket.onclose = function retry() {
    if (attempt < delays.length) setTimeout(connect, delays[attempt], attempt + 1)
  }
}
connect(0)
`,
    ),
  settled: saw('close', 'close', 'close', 'close', 'close', 'close'),
  expect: { chromium: both, firefox: both },
}
