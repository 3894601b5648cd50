// Another protocol lives on this port.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/garbage', flagged: true, rule: 'not-http', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'garbage',
  title: 'What answers does not speak HTTP.',
  why: 'An answer without a status line fails the connection (RFC 9112 §4). Another service listens on that port.',
  rootCauses: ['R31'],
  page: '/scenario/garbage',
  ws: ({ answer, socket }) => {
    answer('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n')
    socket.end()
  },
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
