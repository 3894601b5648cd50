// The page ends a conversation that is over.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-page-closes-after-open', flagged: false, rule: null, events: ['open', 'close 1000'] },
]

export const scenario: Scenario = {
  id: 'ok-page-closes-after-open',
  title: 'The page closes an open socket.',
  why: 'close() on an open socket starts the closing handshake (RFC 6455 §7.1.2); it ends clean.',
  rootCauses: [],
  page: '/scenario/ok-page-closes-after-open',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.close(1000, 'done')
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
