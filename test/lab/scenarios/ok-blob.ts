// Blobs both ways.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-blob', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-blob',
  title: 'A socket that speaks in Blobs.',
  why: 'binaryType is “blob” unless the page says otherwise (WHATWG WebSockets §3.1).',
  rootCauses: [],
  page: '/scenario/ok-blob',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send(new Blob(['hello']))
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
