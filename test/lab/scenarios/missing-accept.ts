// A 101 without an accept key.

import { rawHead } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/missing-accept', flagged: true, rule: 'accept-key-wrong', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'missing-accept',
  title: 'The server’s 101 has no Sec-WebSocket-Accept.',
  why: 'Without it the browser cannot know that its own request was answered, and fails the connection (RFC 6455 §4.1, response rule 4).',
  rootCauses: ['R28'],
  page: '/scenario/missing-accept',
  ws: rawHead(() => ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
