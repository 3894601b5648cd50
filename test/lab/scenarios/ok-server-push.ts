// Only the server speaks.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-server-push', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-server-push',
  title: 'The server sends five messages, 50 ms apart, and the page none.',
  why: 'The usual feed.',
  rootCauses: [],
  page: '/scenario/ok-server-push',
  ws: healthy({
    opened(socket, upgrade) {
      for (let n = 0; n < 5; n++) upgrade.later(n * 50, () => socket.send(`update ${n}`))
    },
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(5),
  expect: { chromium: both, firefox: both },
}
