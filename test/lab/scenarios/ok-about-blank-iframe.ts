// A frame that is filled by its parent.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/ok-about-blank-iframe', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'ok-about-blank-iframe',
  title: 'The page writes a document into an empty iframe, and that opens a socket.',
  why: 'document.open() and write() replace the document and keep the window (HTML §8.4.1).',
  rootCauses: [],
  page: '/scenario/ok-about-blank-iframe',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
addEventListener('DOMContentLoaded', () => {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  frame.contentDocument.open()
  frame.contentDocument.write('<!doctype html><script>parent.watch(new WebSocket(parent.url))</' + 'script>')
  frame.contentDocument.close()
})
window.url = '${ctx.socketUrl}'
`,
    ),
  settled: saw('open'),
  expect: { chromium: both, firefox: both },
}
