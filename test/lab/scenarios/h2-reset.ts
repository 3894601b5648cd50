// HTTP/2 that says it can, and cannot.

import { resetOverHttp2 } from '../behaviours/over-http2.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'h2-reset',
  title: 'The server resets the stream of the extended CONNECT.',
  why: 'The connection offers extended CONNECT (RFC 8441 §3), and whatever stands behind takes the request for a broken one.',
  rootCauses: ['R30'],
  page: '/scenario/h2-reset',
  from: 'h2',
  acceptInsecureCerts: true,
  h2: resetOverHttp2,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: {
    // Chromium’s text names the HTTP/2 stream; Firefox knows only of a reset.
    chromium: [
      { path: '/ws/h2-reset', flagged: true, rule: 'http2-not-bridged', events: ['error', 'close 1006'] },
    ],
    firefox: [
      { path: '/ws/h2-reset', flagged: true, rule: 'dropped-before-answer', events: ['error', 'close 1006'] },
    ],
  },
}
