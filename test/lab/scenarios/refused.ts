// Nothing listens where the page connects to.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/refused', flagged: true, rule: 'unreachable', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'refused',
  title: 'Nothing listens on the port.',
  why: 'The TCP connection is refused (RFC 6455 §4.1, connection rule 4), as with a server that is down or a wrong port.',
  rootCauses: ['R44'],
  page: '/scenario/refused',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.refusedOrigin.replace('http', 'ws')}/ws/refused'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
