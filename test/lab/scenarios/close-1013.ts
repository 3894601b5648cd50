// Come back later.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/close-1013', flagged: true, rule: 'closed-after-accept', events: ['open', 'close 1013'] },
]

export const scenario: Scenario = {
  id: 'close-1013',
  title: 'The server accepts and closes with 1013.',
  why: 'Close code 1013: try again later (IANA WebSocket Close Code registry). A server that is full lets the socket in to be able to say so.',
  rootCauses: ['R36'],
  page: '/scenario/close-1013',
  ws: acceptAndClose(1013, 'try again later', 50),
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
