// Slow is not broken.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-slow-handshake', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-slow-handshake',
  title: 'A handshake that takes 300 ms.',
  why: 'A busy server answers late; the socket is CONNECTING for longer and opens.',
  rootCauses: [],
  page: '/scenario/ok-slow-handshake',
  ws: healthy({ after: 300 }),
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
