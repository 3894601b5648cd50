// The server’s favourite is the fourth.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-subprotocol-among-many', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-subprotocol-among-many',
  title: 'The server chooses the fourth of five subprotocols.',
  why: 'The order is the client’s preference; the server may choose any (RFC 6455 §4.2.2).',
  rootCauses: [],
  page: '/scenario/ok-subprotocol-among-many',
  ws: healthy({ choose: () => 'v2' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', ['v5', 'v4', 'v3', 'v2', 'v1']))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
