// Not logged in.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-401', flagged: true, rule: 'unauthorized', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-401',
  title: 'The server wants a login and answers 401.',
  why: 'Any status but 101 fails the connection (WHATWG WebSockets §2.2). A page cannot add an Authorization header to a socket, so cookies or a token in the URL must do.',
  rootCauses: ['R23'],
  page: '/scenario/status-401',
  ws: status('401 Unauthorized'),
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
