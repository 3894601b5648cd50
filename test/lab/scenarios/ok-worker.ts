// A dedicated worker.

import { inlinePage } from '../pages/inline-page.ts'
import { workerScript } from '../pages/worker-script.ts'
import type { Expected, Scenario } from '../scenario.ts'

const both: readonly Expected[] = [{ path: '/ws/ok-worker', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'ok-worker',
  title: 'A worker opens a socket.',
  why: 'Extensions do not run scripts in workers; the browser’s network log lists their sockets.',
  rootCauses: [],
  page: '/scenario/ok-worker',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
const inside = \`${workerScript}
openInTurn(['${ctx.socketUrl}']).then(postMessage)\`
const worker = new Worker(URL.createObjectURL(new Blob([inside], { type: 'text/javascript' })))
worker.onmessage = ({ data }) => {
  window.seen = data
  document.dispatchEvent(new Event('seen'))
}
`,
    ),
  settled: 'window.seen.length === 1',
  expect: { chromium: both, firefox: both },
}
