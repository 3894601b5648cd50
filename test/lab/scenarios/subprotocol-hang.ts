// A server that chose what nobody offered, and then cannot say so.

import { hang } from '../behaviours/delayed.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { stillConnecting } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/subprotocol-hang', flagged: true, rule: 'unanswered', events: [] },
]

export const scenario: Scenario = {
  id: 'subprotocol-hang',
  title: 'The server wants to accept with a subprotocol that the page did not offer, and never answers.',
  why: 'Channels’ accept(subprotocol=…) with another name than those offered: Daphne logs WSCONNECTING and writes no answer at all.',
  rootCauses: ['R16'],
  page: '/scenario/subprotocol-hang',
  ws: hang,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', 'chat.v1'))
`,
    ),
  settled: stillConnecting(1),
  expect: { chromium: both, firefox: both },
}
