// A name that does not exist.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/unknown-host', flagged: true, rule: 'unreachable', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'unknown-host',
  title: 'The host’s name does not resolve.',
  why: 'Names under .invalid never do (RFC 6761 §6.4): a typing mistake, or a name that only the office network knows.',
  rootCauses: ['R44'],
  page: '/scenario/unknown-host',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('ws://lab.invalid/ws/unknown-host'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
