// The cookie goes with the handshake.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-cookies', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-cookies',
  title: 'The page’s cookie is sent with the handshake, and the server greets with it.',
  why: 'Credentials are included in the handshake (WHATWG WebSockets §2.2).',
  rootCauses: [],
  page: '/scenario/ok-cookies',
  ws: healthy({ opened: (socket, { request }) => socket.send(request.headers.cookie ?? 'no cookie') }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
document.cookie = 'user=ada; path=/ws/ok-cookies'
watch(new WebSocket('${ctx.socketUrl}'))
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
