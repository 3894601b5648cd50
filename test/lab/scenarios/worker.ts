// A dedicated worker's sockets: no hook reaches there, the network's side does.

import { inlinePage } from '../pages/inline-page.ts'
import { workerScript } from '../pages/worker-script.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/worker', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/status-404', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'worker',
  title: 'A worker opens two sockets, and one of them is refused.',
  why: 'Extensions do not run scripts in workers. The browser’s network log still lists their sockets, and says why one failed.',
  rootCauses: ['R21'],
  page: '/scenario/worker',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const inside = \`${workerScript}
openInTurn(['${ctx.socketUrl}', '${ctx.socketUrl.replace('/worker', '/status-404')}']).then(postMessage)\`
const worker = new Worker(URL.createObjectURL(new Blob([inside], { type: 'text/javascript' })))
worker.onmessage = ({ data }) => {
  window.seen = data
  document.dispatchEvent(new Event('seen'))
}
`,
    ),
  settled: 'window.seen.length === 2',
  expect: { chromium: both, firefox: both },
}
