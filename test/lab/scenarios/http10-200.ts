// An old proxy that knows no upgrade.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/http10-200', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'http10-200',
  title: 'The answer is a page, in HTTP/1.0.',
  why: 'HTTP/1.0 has no upgrade, so a proxy that speaks it asks the application for an ordinary page (RFC 6455 §4.1, response rule 1).',
  rootCauses: ['R21', 'R29'],
  page: '/scenario/http10-200',
  ws: (upgrade) => {
    upgrade.answer('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><title>Orchard</title>')
    upgrade.socket.end()
  },
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
