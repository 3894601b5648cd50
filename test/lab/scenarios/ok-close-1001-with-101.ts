// Accepted by a server that is about to go.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-close-1001-with-101', flagged: false, rule: null, events: ['open', 'close 1001'] },
]

export const scenario: Scenario = {
  id: 'ok-close-1001-with-101',
  title: 'The server’s close frame with 1001 comes in the same packet as the 101.',
  why: 'A server that is shutting down goes away in good order (RFC 6455 §7.4.1).',
  rootCauses: [],
  page: '/scenario/ok-close-1001-with-101',
  ws: acceptAndClose(1001, 'restarting'),
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
