// A slash too few.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/status-301', flagged: true, rule: 'redirected', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'status-301',
  title: 'The server redirects to the same path with a slash at its end.',
  why: 'Browsers never follow redirects for sockets (redirect mode "error", WHATWG WebSockets §2.2).',
  rootCauses: ['R27'],
  page: '/scenario/status-301',
  ws: (upgrade) =>
    status('301 Moved Permanently', { lines: [`Location: ${upgrade.request.path}/`] })(upgrade),
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
