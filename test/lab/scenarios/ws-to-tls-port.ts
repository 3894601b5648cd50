// A plain URL for a port with TLS.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/ws-to-tls-port',
    flagged: true,
    rule: 'dropped-before-answer',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'ws-to-tls-port',
  title: 'The page asks for ws: where the server speaks TLS.',
  why: 'The server takes the request for a broken TLS handshake and hangs up. Try wss:.',
  rootCauses: ['R45'],
  page: '/scenario/ws-to-tls-port',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.tlsOrigin.replace('https', 'ws')}/ws/ws-to-tls-port'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
