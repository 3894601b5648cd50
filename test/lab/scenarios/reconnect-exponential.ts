// Six attempts, each delay twice the one before.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const failed: Expected = {
  path: '/ws/reconnect-exponential',
  flagged: true,
  rule: 'gateway-failed',
  events: ['error', 'close 1006'],
}

const both: readonly Expected[] = [failed, failed, failed, failed, failed, failed]

export const scenario: Scenario = {
  id: 'reconnect-exponential',
  title: 'The page tries again after 20, 40, 80, 160 and 320 ms.',
  why: 'Truncated binary exponential back-off, as RFC 6455 §7.2.3 suggests; the server stays down.',
  rootCauses: ['R25'],
  page: '/scenario/reconnect-exponential',
  ws: status('503 Service Unavailable'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const delays = [20, 40, 80, 160, 320]
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
