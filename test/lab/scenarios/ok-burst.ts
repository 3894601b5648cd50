// Two thousand messages at once.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-burst', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-burst',
  title: 'The server sends 2,000 messages as fast as it can.',
  why: 'More than is kept one by one: the totals must be right all the same.',
  rootCauses: [],
  page: '/scenario/ok-burst',
  ws: healthy({
    opened(socket) {
      for (let n = 0; n < 2000; n++) socket.send(`message ${n}`)
    },
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(2000),
  expect: { chromium: both, firefox: both },
}
