// A secure URL for a port without TLS.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'wss-to-plain-port',
  title: 'The page asks for wss: where the server speaks plain HTTP.',
  why: 'The server answers the TLS handshake in HTTP, 400, which is no TLS record (RFC 8446 §5.1). A development server has no wss:.',
  rootCauses: ['R45'],
  page: '/scenario/wss-to-plain-port',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl.replace('ws', 'wss')}'))
`,
    ),
  settled: saw('close'),
  expect: {
    // Firefox tells the page 1015, which the standard keeps from it (WHATWG WebSockets §4).
    chromium: [
      {
        path: '/ws/wss-to-plain-port',
        flagged: true,
        rule: 'tls-to-plain-port',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [
      {
        path: '/ws/wss-to-plain-port',
        flagged: true,
        rule: 'tls-to-plain-port',
        events: ['error', 'close 1015'],
      },
    ],
  },
}
