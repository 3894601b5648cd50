// A frame without src, used in the same task it is appended in.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

const both: readonly Expected[] = [{ path: '/ws/blank-iframe', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'blank-iframe',
  title: 'The page takes WebSocket from an empty iframe it has just appended.',
  why: 'The usual way round a patched constructor: a frame without src has its own WebSocket at once, before any script could be injected late.',
  rootCauses: [],
  page: '/scenario/blank-iframe',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const frame = document.createElement('iframe')
document.documentElement.append(frame)
const socket = watch(new frame.contentWindow.WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('hello')
`,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
