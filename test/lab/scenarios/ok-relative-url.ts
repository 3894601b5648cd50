// The path alone.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-relative-url', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-relative-url',
  title: 'The page gives the constructor a path.',
  why: 'A relative URL is resolved against the document’s (WHATWG WebSockets §3.1), and its http: turned into ws:.',
  rootCauses: [],
  page: '/scenario/ok-relative-url',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('/ws/ok-relative-url'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
