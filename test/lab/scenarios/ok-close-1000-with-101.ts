// Accepted, and done.

import { acceptAndClose } from '../behaviours/frames.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-close-1000-with-101', flagged: false, rule: null, events: ['open', 'close 1000'] },
]

export const scenario: Scenario = {
  id: 'ok-close-1000-with-101',
  title: 'The server’s close frame with 1000 comes in the same packet as the 101.',
  why: 'A server that has nothing to say may close at once (RFC 6455 §7.4.1): 1000 is a normal closure.',
  rootCauses: [],
  page: '/scenario/ok-close-1000-with-101',
  ws: acceptAndClose(1000, 'nothing to say'),
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
