// A token beside the real subprotocol.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-token-subprotocol', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-token-subprotocol',
  title: 'A token travels as a second subprotocol; the server returns the real one.',
  why: 'The usual way to authenticate where no header can be set. Returning one of those offered is all that is asked (RFC 6455 §4.2.2).',
  rootCauses: [],
  page: '/scenario/ok-token-subprotocol',
  ws: healthy({ choose: () => 'chat.v1' }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}', ['chat.v1', 'bearer.b3BlbiBzZXNhbWU']))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
