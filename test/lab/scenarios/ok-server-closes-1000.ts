// The server ends a conversation that is over.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-server-closes-1000', flagged: false, rule: null, events: ['open', 'close 1000'] },
]

export const scenario: Scenario = {
  id: 'ok-server-closes-1000',
  title: 'The server closes with 1000 when it is done.',
  why: 'A normal closure (RFC 6455 §7.4.1): opened, served, closed clean.',
  rootCauses: [],
  page: '/scenario/ok-server-closes-1000',
  ws: healthy({
    opened(socket, upgrade) {
      socket.send('that is all')
      upgrade.later(100, () => socket.close(1000, 'done'))
    },
  }),
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
