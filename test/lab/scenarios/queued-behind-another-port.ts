// One browser asks the healthy endpoint, the other does not yet.

import { hang } from '../behaviours/delayed.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'
import { longWaited } from '../settled.ts'

export const scenario: Scenario = {
  id: 'queued-behind-another-port',
  title: 'A socket waits behind another one of the same address, but of another port, that gets no answer.',
  why: 'RFC 6455 §4.1, connection rule 2, speaks of an address: Firefox takes it at its word, Chromium counts address and port.',
  rootCauses: ['R49'],
  page: '/scenario/queued-behind-another-port',
  ws: hang,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl.replace('localhost', '127.0.0.1')}'))
watch(new WebSocket('${ctx.otherOrigin.replace('http', 'ws').replace('localhost', '127.0.0.1')}/ws/ok-echo'))
`,
    ),
  settled: longWaited,
  expect: {
    chromium: [
      { path: '/ws/queued-behind-another-port', flagged: true, rule: 'unanswered', events: [] },
      { path: '/ws/ok-echo', flagged: false, rule: null, events: ['open'] },
    ],
    firefox: [
      { path: '/ws/queued-behind-another-port', flagged: true, rule: 'unanswered', events: [] },
      { path: '/ws/ok-echo', flagged: true, rule: 'held-back', events: [] },
    ],
  },
}
