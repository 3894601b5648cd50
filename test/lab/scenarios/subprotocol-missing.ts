// One subprotocol asked for, none returned.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'subprotocol-missing',
  title: 'The page asks for a subprotocol and the server returns none.',
  why: 'The standard fails such a connection (WHATWG WebSockets §2.2); RFC 6455 does not, and Firefox keeps to the latter.',
  rootCauses: ['R12'],
  page: '/scenario/subprotocol-missing',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', 'graphql-transport-ws'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Firefox does not enforce this rule of the standard and opens.
    chromium: [
      {
        path: '/ws/subprotocol-missing',
        flagged: true,
        rule: 'subprotocol-not-returned',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/subprotocol-missing', flagged: false, rule: null, events: ['open'] }],
  },
}
