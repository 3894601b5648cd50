// What survives StrictMode: the effect defers, the clean-up cancels.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-deferred-connect', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-deferred-connect',
  title: 'An effect runs twice, and its first run is cancelled before it has constructed anything.',
  why: 'A socket that was never constructed need not be closed; only the second run’s is.',
  rootCauses: [],
  page: '/scenario/ok-deferred-connect',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
function connectEffect() {
  const timer = setTimeout(() => watch(new WebSocket('${ctx.socketUrl}')), 0)
  return function cleanUp() {
    clearTimeout(timer)
  }
}
const cleanUpFirst = connectEffect()
cleanUpFirst()
connectEffect()
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
