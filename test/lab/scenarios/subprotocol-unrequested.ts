// None asked for, one returned.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'subprotocol-unrequested',
  title: 'The server returns a subprotocol that the page never asked for.',
  why: 'A subprotocol that was not offered fails the connection (RFC 6455 §4.1, response rule 6). Firefox looks only when one was asked for.',
  rootCauses: ['R14'],
  page: '/scenario/subprotocol-unrequested',
  ws: healthy({ lines: ['Sec-WebSocket-Protocol: unasked'] }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Firefox checks the subprotocol only when one was asked for, and opens.
    chromium: [
      {
        path: '/ws/subprotocol-unrequested',
        flagged: true,
        rule: 'subprotocol-not-requested',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/subprotocol-unrequested', flagged: false, rule: null, events: ['open'] }],
  },
}
