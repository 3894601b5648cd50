// Opens, sends, receives.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-echo', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-echo',
  title: 'A socket that opens and echoes.',
  why: 'The plain good case, without subprotocol or extension: both are empty on most healthy sockets.',
  rootCauses: [],
  page: '/scenario/ok-echo',
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
