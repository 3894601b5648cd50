// An http: URL is turned into ws:.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-http-url', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-http-url',
  title: 'The page gives the constructor an http: URL.',
  why: 'The standard turns http: into ws: (WHATWG WebSockets §3.1), and both browsers do.',
  rootCauses: [],
  page: '/scenario/ok-http-url',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
watch(new WebSocket('${ctx.origin}/ws/ok-http-url'))
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
