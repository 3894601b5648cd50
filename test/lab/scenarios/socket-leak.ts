// One socket a render, and none is ever closed.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = Array.from({ length: 12 }, () => ({
  path: '/ws/socket-leak',
  flagged: false,
  rule: null,
  events: ['open'],
}))

export const scenario: Scenario = {
  id: 'socket-leak',
  title: 'Every render opens another socket to the same endpoint and closes none.',
  why: 'Each socket by itself is healthy; together they are a leak that ends at the browser’s limit (Chromium 255 a renderer, Firefox 200 in all).',
  rootCauses: ['R10'],
  story: 'socket-leak',
  page: '/scenario/socket-leak',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
function render() {
  watch(new WebSocket('${ctx.socketUrl}'))
  if (window.seen.length < 12) setTimeout(render, 220)
}
render()
`,
    ),
  settled: saw(
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
  ),
  expect: { chromium: both, firefox: both },
}
