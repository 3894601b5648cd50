// The second call does nothing.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-close-twice', flagged: false, rule: null, events: ['open', 'close 1000'] },
]

export const scenario: Scenario = {
  id: 'ok-close-twice',
  title: 'The page closes an open socket twice.',
  why: 'close() on a closing socket does nothing (WHATWG WebSockets §3.1).',
  rootCauses: [],
  page: '/scenario/ok-close-twice',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => {
  socket.close(1000)
  socket.close(1000)
}
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
