// Each message compressed by itself.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-deflate-no-context-takeover', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-deflate-no-context-takeover',
  title: 'Compression is accepted with no context takeover on either side.',
  why: 'A server may ask for both (RFC 7692 §7.1.1), offered or not.',
  rootCauses: [],
  page: '/scenario/ok-deflate-no-context-takeover',
  ws: healthy({ deflate: { serverNoContextTakeover: true, clientNoContextTakeover: true, threshold: 0 } }),
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
