// A secure page and a plain socket.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/mixed-content', flagged: true, rule: 'mixed-content', events: ['threw SecurityError'] },
]

export const scenario: Scenario = {
  id: 'mixed-content',
  title: 'A page from https: opens a ws: socket to another machine.',
  why: 'Both browsers throw SecurityError from the constructor, before the request that would be blocked (Mixed Content §4.4). Loopback would be allowed.',
  rootCauses: ['R39'],
  page: '/scenario/mixed-content',
  from: 'tls',
  acceptInsecureCerts: true,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
attempt('/ws/mixed-content', () => new WebSocket('ws://lab.invalid/ws/mixed-content'))
`,
    ),
  settled: '!!window.seen?.[0]?.events.length',
  expect: { chromium: both, firefox: both },
}
