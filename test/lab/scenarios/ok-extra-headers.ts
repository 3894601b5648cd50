// What servers and proxies add.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-extra-headers', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-extra-headers',
  title: 'The 101 carries Server, Date and a cookie.',
  why: 'Headers that the handshake does not know are ignored, and cookies may be set (RFC 6455 §4.1, §4.2.2).',
  rootCauses: [],
  page: '/scenario/ok-extra-headers',
  ws: healthy({
    lines: [
      'Server: daphne',
      'Date: Mon, 23 Nov 2026 09:00:00 GMT',
      'Set-Cookie: lab=extra; Path=/ws/ok-extra-headers; Max-Age=60',
      'Vary: Origin',
    ],
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('hello')
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
