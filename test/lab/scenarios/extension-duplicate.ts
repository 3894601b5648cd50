// Compression on top of compression.

import { rawHead, validLines } from '../behaviours/raw-head.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  {
    path: '/ws/extension-duplicate',
    flagged: true,
    rule: 'extension-not-offered',
    events: ['error', 'close 1006'],
  },
]

export const scenario: Scenario = {
  id: 'extension-duplicate',
  title: 'The server accepts permessage-deflate twice.',
  why: 'It was offered once; a proxy that compresses beside the application answers twice (RFC 6455 §9.1).',
  rootCauses: ['R17'],
  page: '/scenario/extension-duplicate',
  ws: rawHead(({ accept }) => [
    ...validLines(accept),
    'Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate',
  ]),
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
