// What StrictMode does, without React: an effect runs, is cleaned up and runs again in one task.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/double-mount-vanilla',
    flagged: true,
    rule: 'effect-ran-twice',
    events: ['error', 'close 1006'],
  },
  { path: '/ws/double-mount-vanilla', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'double-mount-vanilla',
  title: 'An effect runs twice; its clean-up closes the first socket in the task that constructed it.',
  why: 'The first socket is closed in CONNECTING (WHATWG WebSockets §3.1) and another takes its place, as under React’s StrictMode in development. The second opens.',
  rootCauses: ['R2', 'R1'],
  page: '/scenario/double-mount-vanilla',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
function connectEffect() {
  const socket = watch(new WebSocket('${ctx.socketUrl}'))
  return function cleanUp() {
    socket.close()
  }
}
const cleanUpFirst = connectEffect()
cleanUpFirst()
connectEffect()
`,
    ),
  settled: saw('close', 'open'),
  expect: { chromium: both, firefox: both },
}
