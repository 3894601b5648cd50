// The page freezes WebSocket.prototype before it opens anything.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/frozen-prototype', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'frozen-prototype',
  title: 'The page freezes WebSocket.prototype first.',
  why: 'Hardened pages do this against tampering; a hook must be in place before and must need nothing after.',
  rootCauses: [],
  page: '/scenario/frozen-prototype',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
Object.freeze(WebSocket.prototype)
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('hello')
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
