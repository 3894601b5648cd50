// The policy names its own origin.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-csp', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-csp',
  title: 'The page’s policy allows connections to its own origin.',
  why: 'connect-src “self” matches ws: on the same host and port (CSP3).',
  rootCauses: [],
  page: '/scenario/ok-csp',
  headers: { 'Content-Security-Policy': "connect-src 'self'" },
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
