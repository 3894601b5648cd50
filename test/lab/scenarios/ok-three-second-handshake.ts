// A server that starts on demand.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-three-second-handshake', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-three-second-handshake',
  title: 'A handshake that takes three seconds.',
  why: 'A time-out is the browser’s to decide (Chromium 240 s, Firefox 20 s); three seconds are none.',
  rootCauses: [],
  page: '/scenario/ok-three-second-handshake',
  ws: healthy({ after: 3000 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
