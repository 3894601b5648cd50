// The same letters in the same case.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-subprotocol-upper-case', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-subprotocol-upper-case',
  title: 'The subprotocol has upper-case letters, and is returned just as it was asked for.',
  why: 'Subprotocols are compared case-sensitively (WHATWG WebSockets §2.2); returned as it is, it matches.',
  rootCauses: [],
  page: '/scenario/ok-subprotocol-upper-case',
  ws: healthy({ choose: () => 'MQTT' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', 'MQTT'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
