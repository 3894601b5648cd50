// A frame that is written in the page.

import { frameWith } from '../pages/frame.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-srcdoc-iframe', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-srcdoc-iframe',
  title: 'An iframe with srcdoc opens a socket.',
  why: 'Its document has a world of its own, and its parent’s origin and policy (HTML §4.8.5).',
  rootCauses: [],
  page: '/scenario/ok-srcdoc-iframe',
  html: (ctx) => inlinePage(ctx, frameWith(`parent.watch(new WebSocket('${ctx.socketUrl}'))`)),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
