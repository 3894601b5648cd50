// A healthy endpoint that is never asked.

import { hang } from '../behaviours/delayed.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { stillConnecting } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/queued-behind-hang', flagged: true, rule: 'unanswered', events: [] },
  { path: '/ws/ok-echo', flagged: true, rule: 'held-back', events: [] },
]

export const scenario: Scenario = {
  id: 'queued-behind-hang',
  title: 'A socket waits behind another one of the same host that gets no answer.',
  why: 'Browsers open sockets to one address one by one (RFC 6455 §4.1, connection rule 2), so one hanging handshake holds back all others.',
  rootCauses: ['R49', 'R26'],
  page: '/scenario/queued-behind-hang',
  ws: hang,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
// One address, where localhost may be two.
const host = '${ctx.socketUrl.replace('localhost', '127.0.0.1')}'
watch(new WebSocket(host))
watch(new WebSocket(host.replace('queued-behind-hang', 'ok-echo')))
`,
    ),
  settled: stillConnecting(2),
  expect: { chromium: both, firefox: both },
}
