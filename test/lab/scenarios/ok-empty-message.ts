// A message of no bytes.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-empty-message', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-empty-message',
  title: 'The page sends an empty message, and it comes back.',
  why: 'A frame’s payload may be empty (RFC 6455 §5.2).',
  rootCauses: [],
  page: '/scenario/ok-empty-message',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('')
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
