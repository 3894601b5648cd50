// No extension, said with a header.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'extension-empty',
  title: 'The server returns Sec-WebSocket-Extensions with no value.',
  why: 'The field must hold at least one extension (RFC 6455 §9.1). A server that always writes it does this.',
  rootCauses: ['R17'],
  page: '/scenario/extension-empty',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Sec-WebSocket-Extensions:']),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Firefox takes an empty value for none, and opens.
    chromium: [
      {
        path: '/ws/extension-empty',
        flagged: true,
        rule: 'extension-not-offered',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [{ path: '/ws/extension-empty', flagged: false, rule: null, events: ['open'] }],
  },
}
