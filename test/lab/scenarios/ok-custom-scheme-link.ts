// A link that no page answers, followed while a socket is open. The scheme is one that nothing is registered for, so
// that no program can start.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-custom-scheme-link', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-custom-scheme-link',
  title: 'A link with a custom scheme is followed while a socket is open, and the socket does not mind.',
  why: 'Such a link (mailto: is another) is handed to a program and the document stays (HTML §7.4.2). Browsers once closed sockets for it; today the socket still answers.',
  rootCauses: [],
  page: '/scenario/ok-custom-scheme-link',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = function followLink() {
  const link = document.createElement('a')
  link.href = 'x-lifeline-lab:nobody'
  link.click()
  setTimeout(() => socket.send('still there?'), 200)
}
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
