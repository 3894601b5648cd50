// No code is 1005.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-page-closes-without-code', flagged: false, rule: null, events: ['open', 'close 1005'] },
]

export const scenario: Scenario = {
  id: 'ok-page-closes-without-code',
  title: 'The page closes an open socket and gives no code.',
  why: 'Without a code the close frame has none, and the event says 1005 (RFC 6455 §7.1.5). It is clean.',
  rootCauses: [],
  page: '/scenario/ok-page-closes-without-code',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.close()
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
