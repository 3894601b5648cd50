// Logged out, so to the login page of another host.

import { status } from '../behaviours/status.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/redirect-login', flagged: true, rule: 'redirected', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'redirect-login',
  title: 'The server sends the handshake to a login page elsewhere.',
  why: 'Browsers never follow redirects for sockets (redirect mode "error", WHATWG WebSockets §2.2); single sign-on walls answer every request like this.',
  rootCauses: ['R27'],
  page: '/scenario/redirect-login',
  ws: status('302 Found', { lines: ['Location: http://login.invalid/?next=%2Fws%2Fredirect-login'] }),
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
