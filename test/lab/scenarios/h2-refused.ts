// Refused over HTTP/2.

import { statusOverHttp2 } from '../behaviours/over-http2.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/h2-refused', flagged: true, rule: 'forbidden', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'h2-refused',
  title: 'The server refuses the extended CONNECT with 403.',
  why: 'Any status but 2xx refuses the socket over HTTP/2 (RFC 8441 §5), as any but 101 does over HTTP/1.1.',
  rootCauses: ['R24'],
  page: '/scenario/h2-refused',
  from: 'h2',
  acceptInsecureCerts: true,
  h2: statusOverHttp2(403),
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
