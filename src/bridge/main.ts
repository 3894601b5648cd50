// The ISOLATED-world content script: hands the page's hook a private event target, and carries what is told
// there to the background. It keeps what the background has not acknowledged; it looks at nothing.

import browser from 'webextension-polyfill'
import { openOutbox } from '../wire/outbox.ts'
import { batch, handover } from '../wire/page-port.ts'
import { reportPort } from '../wire/reporting.ts'

const outbox = openOutbox(() => browser.runtime.connect({ name: reportPort }), { from: 'page' })
const { port1: target } = new MessageChannel()
target.addEventListener(batch, (event) => {
  // The page's objects are only seen through a membrane here; a copy is our own.
  const facts: unknown = JSON.parse(JSON.stringify((event as MessageEvent<unknown>).data))
  if (Array.isArray(facts)) outbox.add(facts)
})
window.dispatchEvent(new MessageEvent(handover, { ports: [target] }))
