// An empty close frame.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-server-closes-without-code', flagged: false, rule: null, events: ['open', 'close 1005'] },
]

export const scenario: Scenario = {
  id: 'ok-server-closes-without-code',
  title: 'The server closes and gives no code.',
  why: 'A close frame without a code is 1005 to the page (RFC 6455 §7.1.5), and clean.',
  rootCauses: [],
  page: '/scenario/ok-server-closes-without-code',
  ws: healthy({
    opened(socket, upgrade) {
      socket.send('that is all')
      upgrade.later(100, () => socket.close())
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
