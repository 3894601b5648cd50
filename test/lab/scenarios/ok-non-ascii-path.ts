// Letters beyond ASCII in the path.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-non-ascii-path/gr%C3%B6%C3%9Fe', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-non-ascii-path',
  title: 'The path has letters that are not ASCII.',
  why: 'The URL parser percent-encodes them as UTF-8 (URL Standard §4.4), so the request line is ASCII.',
  rootCauses: [],
  page: '/scenario/ok-non-ascii-path',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}/größe'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
