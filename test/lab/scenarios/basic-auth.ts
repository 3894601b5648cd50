// A challenge that a socket cannot answer.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/basic-auth', flagged: true, rule: 'unauthorized', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'basic-auth',
  title: 'The server wants Basic authentication and answers 401.',
  why: 'Browsers ask nobody for a password on behalf of a socket, and a page cannot add an Authorization header (WHATWG WebSockets §3.1).',
  rootCauses: ['R23', 'R32'],
  page: '/scenario/basic-auth',
  ws: status('401 Unauthorized', { lines: ['WWW-Authenticate: Basic realm="orchard", charset="UTF-8"'] }),
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
