// A worker whose script is a data: URL, and its origin opaque.

import { inlinePage } from '../pages/inline-page.ts'
import { workerScript } from '../pages/worker-script.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/data-url-worker', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/status-404', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'data-url-worker',
  title: 'A worker from a data: URL opens two sockets, and one of them is refused.',
  why: 'Such a worker has an opaque origin (HTML §10.2), so its Origin header is “null”; the browser’s network log lists its sockets all the same.',
  rootCauses: ['R21'],
  page: '/scenario/data-url-worker',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const inside = \`${workerScript}
openInTurn(['${ctx.socketUrl}', '${ctx.socketUrl.replace('/data-url-worker', '/status-404')}']).then(postMessage)\`
const worker = new Worker('data:text/javascript,' + encodeURIComponent(inside))
worker.onmessage = ({ data }) => {
  window.seen = data
  document.dispatchEvent(new Event('seen'))
}
`,
    ),
  settled: 'window.seen.length === 2',
  expect: { chromium: both, firefox: both },
}
