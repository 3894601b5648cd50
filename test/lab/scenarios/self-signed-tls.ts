// A certificate that nobody vouches for.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'self-signed-tls',
  title: 'The server’s certificate is self-signed.',
  why: 'TLS fails before anything is asked (RFC 6455 §4.1, connection rule 5), and a socket shows no page on which to make an exception.',
  rootCauses: ['R41'],
  page: '/scenario/self-signed-tls',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.tlsOrigin.replace('http', 'ws')}/ws/self-signed-tls'))
`,
    ),
  settled: saw('close'),
  expect: {
    // Firefox tells the page 1015, which the standard keeps from it (WHATWG WebSockets §4).
    chromium: [
      { path: '/ws/self-signed-tls', flagged: true, rule: 'tls-failed', events: ['error', 'close 1006'] },
    ],
    firefox: [
      { path: '/ws/self-signed-tls', flagged: true, rule: 'tls-failed', events: ['error', 'close 1015'] },
    ],
  },
}
