// An old proxy downgrades the answer.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'http10-101',
  title: 'The server accepts in HTTP/1.0.',
  why: 'HTTP/1.0 has no 101 (RFC 9110 §15.2). A proxy that speaks it writes its own version into the answer; Chromium opens all the same, Firefox does not.',
  rootCauses: ['R29'],
  page: '/scenario/http10-101',
  ws: rawHead(({ accept }) => validLines(accept).with(0, 'HTTP/1.0 101 Switching Protocols')),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: {
    // Chromium does not mind the version.
    chromium: [{ path: '/ws/http10-101', flagged: false, rule: null, events: ['open'] }],
    firefox: [
      {
        path: '/ws/http10-101',
        flagged: true,
        rule: 'http-version-too-old',
        events: ['error', 'close 1006'],
      },
    ],
  },
}
