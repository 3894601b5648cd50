// A URL that does not parse.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: 'ws://[not-a-host', flagged: true, rule: 'invalid-arguments', events: ['threw SyntaxError'] },
]

export const scenario: Scenario = {
  id: 'bad-url',
  title: 'The constructor throws because the URL does not parse.',
  why: 'An unparsable URL throws SyntaxError (WHATWG WebSockets §3.1); no socket comes to be.',
  rootCauses: ['R11'],
  page: '/scenario/bad-url',
  html: (ctx) => inlinePage(ctx, "attempt('ws://[not-a-host', () => new WebSocket('ws://[not-a-host'))"),
  settled: saw('threw'),
  expect: { chromium: both, firefox: both },
}
