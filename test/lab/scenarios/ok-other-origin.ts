// Sockets know no same-origin policy.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-other-origin', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-other-origin',
  title: 'The socket goes to another origin than the page’s, which lets it in.',
  why: 'It is the server that decides by the Origin header (RFC 6455 §10.2), and this one does not mind.',
  rootCauses: [],
  page: '/scenario/ok-other-origin',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.otherOrigin.replace('http', 'ws')}/ws/ok-other-origin'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
