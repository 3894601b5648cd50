// A part of the URL was undefined when it was put together.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/undefined', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'url-undefined',
  title: 'The page puts an undefined value into the URL, and asks for an endpoint that is not there.',
  why: 'A template turns undefined into "undefined": a URL that is valid, and that no server knows. It answers 404.',
  rootCauses: ['R21'],
  page: '/scenario/url-undefined',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const settings = {}
watch(new WebSocket('${ctx.origin.replace('http', 'ws')}/ws/' + settings.room))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
