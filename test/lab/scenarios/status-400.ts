// The upgrade did not arrive as one.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-400', flagged: true, rule: 'upgrade-stripped', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-400',
  title: 'The server answers 400.',
  why: 'A proxy stripped Upgrade and Connection, or the server dislikes a header of the handshake (RFC 6455 §4.2.1).',
  rootCauses: ['R19'],
  page: '/scenario/status-400',
  ws: status('400 Bad Request', { body: 'Can "Upgrade" only to "WebSocket".' }),
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
