// HTTP/2 up to the proxy, and nobody behind it who knows of CONNECT.

import { statusOverHttp2 } from '../behaviours/over-http2.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

// Firefox tells the version of HTTP. Chromium does not, but its request has no Sec-WebSocket-Key, which only an
// extended CONNECT lacks.
const both: readonly Expected[] = [
  { path: '/ws/h2-501', flagged: true, rule: 'http2-not-bridged', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'h2-501',
  title: 'The server speaks HTTP/2 and answers the extended CONNECT with 501.',
  why: 'The connection offers extended CONNECT (RFC 8441 §3) and the application behind it was never taught to answer one.',
  rootCauses: ['R30'],
  page: '/scenario/h2-501',
  from: 'h2',
  acceptInsecureCerts: true,
  h2: statusOverHttp2(501),
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
