// Cut off in the middle of the head, politely.

import { partialHead } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

export const scenario: Scenario = {
  id: 'partial-headers-fin',
  title: 'The server closes the connection in the middle of its 101.',
  why: 'The head never ends (RFC 9112 §8), as when a process dies while it answers.',
  rootCauses: ['R34'],
  page: '/scenario/partial-headers-fin',
  ws: partialHead('FIN'),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: {
    // Firefox takes the end of the connection for the end of the head, and half an accept key for the whole.
    chromium: [
      {
        path: '/ws/partial-headers-fin',
        flagged: true,
        rule: 'dropped-before-answer',
        events: ['error', 'close 1006'],
      },
    ],
    firefox: [
      {
        path: '/ws/partial-headers-fin',
        flagged: true,
        rule: 'accept-key-wrong',
        events: ['error', 'close 1006'],
      },
    ],
  },
}
