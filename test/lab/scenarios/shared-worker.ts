// A shared worker's sockets belong to no tab.

import { inlinePage } from '../pages/inline-page.ts'
import { workerScript } from '../pages/worker-script.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'shared-worker',
  title: 'A shared worker opens two sockets, and one of them is refused.',
  why: 'Firefox reports its requests without a tab, and the page’s origin tells whose they are. Chromium tells extensions nothing at all of them.',
  rootCauses: ['R21'],
  page: '/scenario/shared-worker',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const inside = \`${workerScript}
onconnect = ({ ports: [port] }) =>
  openInTurn(['${ctx.socketUrl}', '${ctx.socketUrl.replace('/shared-worker', '/status-404')}'])
    .then((entries) => port.postMessage(entries))\`
const worker = new SharedWorker(URL.createObjectURL(new Blob([inside], { type: 'text/javascript' })))
worker.port.onmessage = ({ data }) => {
  window.seen = data
  document.dispatchEvent(new Event('seen'))
}
`,
    ),
  settled: 'window.seen.length === 2',
  expect: {
    // Empty because nothing is to be seen there.
    chromium: [],
    firefox: [
      { path: '/ws/shared-worker', flagged: false, rule: null, events: ['open'] },
      { path: '/ws/status-404', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
    ],
  },
}
