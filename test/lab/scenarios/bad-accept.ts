// The accept key belongs to another request, as when something between re-keys the handshake.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'
import { acceptFor } from '../upgrade.ts'

const both: readonly Expected[] = [
  { path: '/ws/bad-accept', flagged: true, rule: 'accept-key-wrong', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'bad-accept',
  title: 'The server’s Sec-WebSocket-Accept is not the one for this request.',
  why: 'The value must be base64(SHA-1(key + GUID)) of this request’s key (RFC 6455 §4.1, response rule 4). Something on the way answered for another request or computed it wrongly.',
  rootCauses: ['R28'],
  page: '/scenario/bad-accept',
  ws: rawHead(() => validLines(acceptFor('the key of another request'))),
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
