// A token as subprotocol, in an alphabet that a subprotocol cannot have.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/protocol-base64', flagged: true, rule: 'invalid-arguments', events: ['threw SyntaxError'] },
]

export const scenario: Scenario = {
  id: 'protocol-base64',
  title: 'The constructor throws because the token passed as subprotocol is base64.',
  why: 'A subprotocol is an HTTP token, which has no “/” and no “=”, or the constructor throws SyntaxError (WHATWG WebSockets §3.1; RFC 6455 §4.1).',
  rootCauses: ['R11'],
  page: '/scenario/protocol-base64',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const token = btoa('{"user":"ada?>"}')
attempt('/ws/protocol-base64', () => new WebSocket('${ctx.socketUrl}', ['access_token', token]))
`,
    ),
  settled: saw('threw'),
  expect: { chromium: both, firefox: both },
}
