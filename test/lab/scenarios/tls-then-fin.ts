// Behind TLS, nothing.

import { hangUp } from '../behaviours/hang-up.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/tls-then-fin', flagged: true, rule: 'dropped-before-answer', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'tls-then-fin',
  title: 'TLS succeeds and the connection ends without an answer.',
  why: 'A TLS terminating proxy whose backend is down and that does not even say 502.',
  rootCauses: ['R45'],
  page: '/scenario/tls-then-fin',
  from: 'tls',
  acceptInsecureCerts: true,
  ws: hangUp('FIN'),
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
