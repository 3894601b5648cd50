// Two subclasses, with and without a constructor of their own.

import { inlinePage } from '../pages/inline-page.ts'
import type { Expected, Scenario } from '../scenario.ts'
import { saw } from '../settled.ts'

const both: readonly Expected[] = [
  { path: '/ws/subclass', flagged: false, rule: null, events: ['open'] },
  { path: '/ws/subclass', flagged: false, rule: null, events: ['open'] },
]

export const scenario: Scenario = {
  id: 'subclass',
  title: 'The page extends WebSocket, with and without a constructor of its own.',
  why: 'new.target decides the prototype of what is constructed (ECMA-262 §10.1.13); a wrapper that forgets it hands out plain sockets.',
  rootCauses: [],
  page: '/scenario/subclass',
  html: (ctx) =>
    inlinePage(
      ctx,
      `
class Plain extends WebSocket {}
class Named extends WebSocket {
  constructor(url) {
    super(url)
    this.label = 'named'
  }
  get shout() {
    return this.label.toUpperCase()
  }
}
const plain = watch(new Plain('${ctx.socketUrl}'))
const named = watch(new Named('${ctx.socketUrl}'))
window.truths = [
  plain instanceof Plain,
  plain instanceof WebSocket,
  plain.constructor === Plain,
  named instanceof Named,
  Object.getPrototypeOf(named) === Named.prototype,
  named.shout === 'NAMED',
]
`,
    ),
  settled: saw('open', 'open'),
  expect: { chromium: both, firefox: both },
}
