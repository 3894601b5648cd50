// The ISOLATED-world content script: hands the page's hook a private event target, and carries what is told
// there to the background, with what happens to the document. It keeps what the background has not acknowledged.

import browser from 'webextension-polyfill'
import { openOutbox } from '../wire/outbox.ts'
import { batch, handover, type RawFact } from '../wire/page-port.ts'
import { reportPort } from '../wire/reporting.ts'
import { watchSurroundings } from './surroundings.ts'

const outbox = openOutbox(() => browser.runtime.connect({ name: reportPort }), { from: 'page' })
let about = ''
const { port1: target } = new MessageChannel()
target.addEventListener(batch, (event) => {
  // The page's objects are only seen through a membrane here; a copy is our own.
  const facts: unknown = JSON.parse(JSON.stringify((event as MessageEvent<unknown>).data))
  if (Array.isArray(facts)) outbox.add(facts)
  // The first fact is about the document, which has its name from the hook.
  about ||= String((facts as Partial<RawFact>[])[0]?.about ?? '')
})
window.dispatchEvent(new MessageEvent(handover, { ports: [target] }))
watchSurroundings((what) => {
  const at = Math.round((performance.timeOrigin + performance.now()) * 10) / 10
  if (about) outbox.add([{ ...what, about, at }])
})
