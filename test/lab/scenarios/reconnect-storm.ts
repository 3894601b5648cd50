// Both error and close reconnect, so that every failure makes two new sockets: 1, 2, 4, 8. The storm is told of all of
// them together; of each by itself, that it was refused.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const stormed: Expected = {
  path: '/ws/reconnect-storm',
  flagged: true,
  rule: 'gateway-failed',
  events: ['error', 'close 1006'],
}

const both: readonly Expected[] = Array.from({ length: 15 }, () => stormed)

export const scenario: Scenario = {
  id: 'reconnect-storm',
  title: 'onerror and onclose both reconnect, so every failed socket is followed by two.',
  why: 'A failed connection fires error and then close (WHATWG WebSockets §4), so a page that reconnects on both doubles its sockets at every failure. This one stops at fifteen.',
  rootCauses: ['R9', 'R25'],
  story: 'reconnect-storm',
  page: '/scenario/reconnect-storm',
  ws: status('503 Service Unavailable'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const most = 15
function connect() {
  if (window.seen.length === most) return
  const socket = watch(new WebSocket('${ctx.socketUrl}'))
  socket.onerror = connect
  socket.onclose = connect
}
connect()
`,
    ),
  settled: "window.seen?.length === 15 && window.seen.every(({ events }) => events.includes('close 1006'))",
  expect: { chromium: both, firefox: both },
}
