// Open, and nothing to say.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-idle', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-idle',
  title: 'The socket opens, and nothing is said for a second.',
  why: 'Silence is no fault; nothing in the protocol asks for messages.',
  rootCauses: [],
  page: '/scenario/ok-idle',
  ws: healthy({ opened: () => undefined }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => setTimeout(() => { window.idle = true }, 1000)
`,
    ),
  settled: 'window.idle === true',
  expect: { chromium: both, firefox: both },
}
