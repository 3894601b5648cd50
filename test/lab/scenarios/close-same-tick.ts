// Constructed and closed in one task, as a clean-up does that runs right after its effect.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/close-same-tick',
    flagged: true,
    rule: 'page-closed-while-connecting',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'close-same-tick',
  title: 'The page constructs a socket and closes it in the same task.',
  why: 'The connection fails before anything is sent as far as the page can see (WHATWG WebSockets §3.1); error and close 1006 follow.',
  rootCauses: ['R1'],
  page: '/scenario/close-same-tick',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.close()
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
