// An ordinary page where a socket was expected.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-200', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-200',
  title: 'The answer is an ordinary page: 200.',
  why: 'Any status but 101 fails the connection (WHATWG WebSockets §2.2). A single-page application’s catch-all route, or a proxy that does not pass the upgrade on.',
  rootCauses: ['R21', 'R19'],
  page: '/scenario/status-200',
  ws: status('200 OK', { lines: ['Server: orchard'], body: '<!doctype html><title>Orchard</title>' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
