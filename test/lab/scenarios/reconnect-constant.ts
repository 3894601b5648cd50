// Six attempts, the same delay before each.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const failed: Expected = {
  path: '/ws/reconnect-constant',
  flagged: true,
  rule: 'gateway-failed',
  events: ['error', 'close 1006'],
}

const both: readonly Expected[] = [failed, failed, failed, failed, failed, failed]

export const scenario: Scenario = {
  id: 'reconnect-constant',
  title: 'The page tries again every 60 ms, for as long as the server is down.',
  why: 'A constant delay asks a server that is down as often as ever; RFC 6455 §7.2.3 wants the delay to grow.',
  rootCauses: ['R25'],
  page: '/scenario/reconnect-constant',
  ws: status('503 Service Unavailable'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const delays = [60, 60, 60, 60, 60]
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
