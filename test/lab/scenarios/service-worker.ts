// A service worker's sockets belong to no tab either. Its script needs a URL of its own.

import { inlinePage } from '../pages/inline-page.ts'
import { workerScript } from '../pages/worker-script.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [
  { path: '/ws/service-worker', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/status-404', flagged: true, rule: 'endpoint-missing', events: ['error', 'close 1006'] },
]

export const scenario: Scenario = {
  id: 'service-worker',
  title: 'A service worker opens two sockets, and one of them is refused.',
  why: 'Firefox reports its requests without a tab, and the page’s origin tells whose they are. Chromium lists them in the page’s network log.',
  rootCauses: ['R21'],
  page: '/scenario/service-worker',
  script: (ctx) => `${workerScript}
onmessage = (event) => event.waitUntil(
  openInTurn(['${ctx.socketUrl}', '${ctx.socketUrl.replace('/service-worker', '/status-404')}'])
    .then((entries) => event.source.postMessage(entries)))
`,
  html: (ctx) =>
    inlinePage(
      ctx,
      `
// A scope of its own, so that it controls no other page of the lab.
navigator.serviceWorker
  .register('/scenario/service-worker.js', { scope: '/scenario/service-worker' })
  .then(({ installing, waiting, active }) => (installing ?? waiting ?? active).postMessage('open'))
navigator.serviceWorker.onmessage = ({ data }) => {
  window.seen = data
  document.dispatchEvent(new Event('seen'))
}
`,
    ),
  settled: 'window.seen.length === 2',
  expect: { chromium: both, firefox: both },
}
