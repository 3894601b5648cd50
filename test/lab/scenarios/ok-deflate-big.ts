// What is compressed is large.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-deflate-big', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-deflate-big',
  title: 'The server sends 1 MiB of text, compressed.',
  why: 'RSV1 marks a compressed message (RFC 7692 §6); the extension was negotiated, so it is none of the faults RSV1 else is.',
  rootCauses: [],
  page: '/scenario/ok-deflate-big',
  ws: healthy({ deflate: true, opened: (socket) => socket.send('lifeline '.repeat(116_509)) }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
