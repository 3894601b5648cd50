// A login page where a socket was expected.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/redirect-302', flagged: true, rule: 'redirected', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'redirect-302',
  title: 'The server redirects the handshake to its login page.',
  why: 'Browsers never follow redirects for sockets (redirect mode "error", WHATWG WebSockets §2.2).',
  rootCauses: ['R27'],
  page: '/scenario/redirect-302',
  ws: status('302 Found', { lines: ['Location: /login/'] }),
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
