// A smaller window.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-deflate-window-bits', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-deflate-window-bits',
  title: 'Compression is accepted with a smaller window of the server’s.',
  why: 'server_max_window_bits may be answered even if it was not offered (RFC 7692 §7.1.2.1).',
  rootCauses: [],
  page: '/scenario/ok-deflate-window-bits',
  ws: healthy({ deflate: { serverMaxWindowBits: 10, threshold: 0 } }),
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
