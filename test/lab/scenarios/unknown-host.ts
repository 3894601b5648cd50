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
  why: 'A typing mistake, or a name that only the office network knows. A label of more than 63 characters is in no DNS (RFC 1035 §2.3.4), so nobody is asked for it.',
  rootCauses: ['R44'],
  page: '/scenario/unknown-host',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('ws://' + 'unknown-'.repeat(8) + 'host/ws/unknown-host'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
