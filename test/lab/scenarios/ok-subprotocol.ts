// The server chooses one of two subprotocols.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-subprotocol', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-subprotocol',
  title: 'A socket whose subprotocol is negotiated as it should be.',
  why: 'The server returns exactly one of those offered (RFC 6455 §4.2.2).',
  rootCauses: [],
  page: '/scenario/ok-subprotocol',
  ws: healthy({ choose: () => 'v1' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', ['v2', 'v1']))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
