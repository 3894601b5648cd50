// None asked for, and an empty header back.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'subprotocol-empty-unasked',
  title: 'The page asks for no subprotocol and the server returns the header with no value.',
  why: 'The header must not be there when nothing was asked for (RFC 6455 §4.2.2); some servers always write it.',
  rootCauses: ['R14'],
  page: '/scenario/subprotocol-empty-unasked',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Sec-WebSocket-Protocol:']),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Firefox looks at the subprotocol only when one was asked for, and opens.
    chromium: [
      {
        path: '/ws/subprotocol-empty-unasked',
        flagged: true,
        rule: 'subprotocol-not-requested',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/subprotocol-empty-unasked', flagged: false, rule: null, events: ['open'] }],
  },
}
