// A code of the application’s own.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-page-closes-4001', flagged: false, rule: null, events: ['open', 'close 4001'] },
]

export const scenario: Scenario = {
  id: 'ok-page-closes-4001',
  title: 'The page closes with 4001 right after the opening.',
  why: 'Codes 4000 to 4999 are for applications (RFC 6455 §7.4.2). The socket had opened.',
  rootCauses: [],
  page: '/scenario/ok-page-closes-4001',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.close(4001, 'signed out')
`,
    ),
  settled: saw('close'),
  expect: { chromium: both, firefox: both },
}
