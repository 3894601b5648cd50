// A frame with a page of its own.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-iframe', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-iframe',
  title: 'An iframe that shows a page of the same server opens a socket.',
  why: 'The ordinary frame: its own document, its own world.',
  rootCauses: [],
  page: '/scenario/ok-iframe',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
if (parent === window) {
  const frame = document.createElement('iframe')
  frame.src = location.pathname
  addEventListener('DOMContentLoaded', () => document.body.append(frame))
} else parent.watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
