// The server asks for what the browser already sent.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-426', flagged: true, rule: 'upgrade-stripped', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-426',
  title: 'The server answers 426 Upgrade Required.',
  why: 'The upgrade was lost on the way, or the server wants another version of the protocol (RFC 6455 §4.4).',
  rootCauses: ['R19'],
  page: '/scenario/status-426',
  ws: status('426 Upgrade Required', { lines: ['Upgrade: websocket', 'Sec-WebSocket-Version: 13'] }),
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
