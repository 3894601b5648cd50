// The same subprotocol twice.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/bad-protocols', flagged: true, rule: 'invalid-arguments', events: ['threw SyntaxError'] },
]

export const scenario: Scenario = {
  id: 'bad-protocols',
  title: 'The constructor throws because a subprotocol is listed twice.',
  why: 'Subprotocols must be distinct HTTP tokens, or the constructor throws SyntaxError (WHATWG WebSockets §3.1).',
  rootCauses: ['R11'],
  page: '/scenario/bad-protocols',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
attempt('/ws/bad-protocols', () => new WebSocket('${ctx.socketUrl}', ['v1', 'v1']))
`,
    ),
  settled: saw('threw'),
  expect: { chromium: both, firefox: both },
}
