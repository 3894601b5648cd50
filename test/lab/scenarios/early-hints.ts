// A 103 before the 101.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'early-hints',
  title: 'The server sends early hints first, and accepts then.',
  why: 'Informational responses may come before the final one (RFC 8297, RFC 9110 §15.2). Chromium takes the first for the answer.',
  rootCauses: ['R20'],
  page: '/scenario/early-hints',
  ws: rawHead(({ accept }) => [
    'HTTP/1.1 103 Early Hints',
    'Link: </style.css>; rel=preload; as=style',
    '',
    ...validLines(accept),
  ]),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Firefox waits for the 101 and opens.
    chromium: [
      { path: '/ws/early-hints', flagged: true, rule: 'http-status', events: ['error', 'close 1006'] },
    ],
    firefox: [{ path: '/ws/early-hints', flagged: false, rule: null, events: ['open'] }],
  },
}
