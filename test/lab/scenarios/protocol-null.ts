// null for “no subprotocol”.

import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'protocol-null',
  title: 'The page passes null for “no subprotocol”, and so asks for one that is called “null”.',
  why: 'WebIDL turns null into the string "null", which is a valid subprotocol (WHATWG WebSockets §3.1). A server does not know it and returns none: Chromium fails the connection, as the standard says (§2.2); Firefox opens it.',
  rootCauses: ['R11', 'R12'],
  page: '/scenario/protocol-null',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', null))
`,
    ),
  settled: "window.seen?.[0]?.events.some((e) => e === 'open' || e.startsWith('close'))",
  expect: {
    chromium: [
      {
        path: '/ws/protocol-null',
        flagged: true,
        rule: 'protocol-named-null',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/protocol-null', flagged: false, rule: null, events: ['open'] }],
  },
}
