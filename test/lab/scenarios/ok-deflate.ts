// Compression is offered by browsers and accepted here.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-deflate', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-deflate',
  title: 'A socket with permessage-deflate.',
  why: 'The extension was offered, so the server may accept it (RFC 7692 §5.1).',
  rootCauses: [],
  page: '/scenario/ok-deflate',
  ws: healthy({ deflate: true }),
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
