// One message in three frames.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-fragmented', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-fragmented',
  title: 'The server sends its first message in three fragments.',
  why: 'A message may come in any number of frames (RFC 6455 §5.4).',
  rootCauses: [],
  page: '/scenario/ok-fragmented',
  ws: healthy({
    opened(socket) {
      socket.send('one ', { fin: false })
      socket.send('message, ', { fin: false })
      socket.send('three frames')
    },
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
