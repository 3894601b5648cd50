// An extension that no browser offers.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/extension-unrequested',
    flagged: true,
    rule: 'extension-not-offered',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'extension-unrequested',
  title: 'The server turns on an extension that the browser never offered.',
  why: 'An extension that was not offered fails the connection (RFC 6455 §4.1, response rule 5).',
  rootCauses: ['R17'],
  page: '/scenario/extension-unrequested',
  ws: rawHead(({ accept }) => [...validLines(accept), 'Sec-WebSocket-Extensions: x-webkit-frob']),
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
