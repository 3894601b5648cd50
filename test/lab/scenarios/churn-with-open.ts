// An effect that is re-run again and again, slowly enough that every socket opens first.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const replaced: Expected = {
  path: '/ws/churn-with-open',
  flagged: false,
  rule: null,
  events: ['open', 'close 1005'],
}

const both: readonly Expected[] = [
  replaced,
  replaced,
  replaced,
  replaced,
  replaced,
  { ...replaced, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'churn-with-open',
  title: 'An effect opens and closes a socket five times within a second; each of them had opened.',
  why: 'The effect’s dependency changes at every render. Every socket opens and is closed clean (RFC 6455 §7.1.2), so none of them failed; only together they are too many.',
  rootCauses: ['R3'],
  story: 'effect-churn',
  page: '/scenario/churn-with-open',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
let renders = 0
function effect() {
  const socket = watch(new WebSocket('${ctx.socketUrl}'))
  socket.onopen = () => {
    if (renders++ < 5) setTimeout(function rerender() {
      socket.close()
      effect()
    }, 60)
  }
}
effect()
`,
    ),
  settled: saw('close', 'close', 'close', 'close', 'close', 'open'),
  expect: { chromium: both, firefox: both },
}
