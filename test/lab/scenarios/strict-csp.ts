// A policy that allows one script, one style, one place to connect to and the icon that Firefox asks for.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { received } from '../settled.ts'

// The same at every load: this policy protects nobody, it is here to be strict.
const nonce = 'bGlmZWxpbmUtbGFi'

const both: readonly Expected[] = [{ path: '/ws/strict-csp', flagged: false, rule: null, events: ['open'] }]

export const scenario: Scenario = {
  id: 'strict-csp',
  title: 'A page with the strictest policy that still lets its own socket through.',
  why: 'An inspector that injects script elements or styles would be stopped here, and would show (CSP3 §6.1).',
  rootCauses: [],
  page: '/scenario/strict-csp',
  headers: {
    'Content-Security-Policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self'; connect-src ws://localhost:*`,
  },
  html: (ctx) =>
    inlinePage(
      ctx,
      `
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations = [...(window.violations ?? []), event.violatedDirective + ' ' + event.blockedURI]
})
const socket = watch(new WebSocket('${ctx.socketUrl}'))
socket.onopen = () => socket.send('hello')
`,
      nonce,
    ),
  settled: received(1),
  expect: { chromium: both, firefox: both },
}
