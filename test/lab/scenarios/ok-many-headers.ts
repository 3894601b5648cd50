// Twenty lines more.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-many-headers', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-many-headers',
  title: 'The 101 has twenty headers more than it needs.',
  why: 'Nothing limits their number but the size of the whole head.',
  rootCauses: [],
  page: '/scenario/ok-many-headers',
  ws: healthy({
    lines: Array.from({ length: 20 }, (_, n) => `X-Trace-${n}: ${'0123456789abcdef'.repeat(4)}`),
  }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('hello')
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
