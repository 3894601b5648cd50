// A URL that is no string.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-url-object', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-url-object',
  title: 'The page gives the constructor a URL object.',
  why: 'WebIDL turns it into its string.',
  rootCauses: [],
  page: '/scenario/ok-url-object',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket(new URL('${ctx.socketUrl}')))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
