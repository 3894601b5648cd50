// A button inside of a form submits it, unless it says otherwise: the click that connects also leaves the page.

import { healthy } from '../behaviours/healthy.ts'
import { inlinePage } from '../pages/inline-page.ts'
import type { Scenario } from '../scenario.ts'

export const scenario: Scenario = {
  id: 'form-submit',
  title: 'The button that connects is a submit button, so the click also sends the form and leaves the page.',
  why: 'A button’s default type is submit (HTML §4.10.6). The submission navigates, the document goes away, and its connecting socket fails with it (WHATWG WebSockets §7).',
  rootCauses: ['R5'],
  page: '/scenario/form-submit',
  ws: healthy({ after: 1000 }),
  html: (ctx) =>
    inlinePage(
      ctx,
      `
if (location.search) {
  window.seen = JSON.parse(sessionStorage.getItem('seen') ?? '[]')
  window.submitted = true
} else {
  addEventListener('pagehide', () => sessionStorage.setItem('seen', JSON.stringify(window.seen)))
  addEventListener('load', () => setTimeout(function click() {
    document.body.insertAdjacentHTML('beforeend', '<form><input name="room" value="lobby"><button>Connect</button></form>')
    const button = document.querySelector('button')
    button.onclick = function connect() {
      watch(new WebSocket('${ctx.socketUrl}'))
    }
    button.click()
  }, 60))
}
`,
    ),
  settled: 'window.submitted === true',
  expect: {
    chromium: [{ path: '/ws/form-submit', flagged: true, rule: 'document-gone', events: [] }],
    firefox: [{ path: '/ws/form-submit', flagged: true, rule: 'document-gone', events: ['close 1006'] }],
  },
}
