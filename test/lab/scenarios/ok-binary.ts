// Binary both ways.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-binary', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-binary',
  title: 'A socket that speaks binary.',
  why: 'ArrayBuffers out, ArrayBuffers in (binaryType, WHATWG WebSockets §3.1).',
  rootCauses: [],
  page: '/scenario/ok-binary',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.binaryType = 'arraybuffer'
socket.onopen = () => socket.send(new Uint8Array([1, 2, 3]))
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
