// A certificate that nobody renewed.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'expired-tls',
  title: 'The server’s certificate has expired.',
  why: 'TLS fails before anything is asked (RFC 6455 §4.1, connection rule 5).',
  rootCauses: ['R41'],
  page: '/scenario/expired-tls',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.expiredOrigin.replace('http', 'ws')}/ws/expired-tls'))
`,
    ),
  settled: saw('close'),
  expect: {
    // The certificate is self-signed as well, and Chromium names that first. Firefox tells the page 1015.
    chromium: [
      { path: '/ws/expired-tls', flagged: true, rule: 'tls-failed', events: ['error', 'close 1006'] },
    ],
    firefox: [
      { path: '/ws/expired-tls', flagged: true, rule: 'tls-failed', events: ['error', 'close 1015'] },
    ],
  },
}
