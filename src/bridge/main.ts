// The ISOLATED-world content script: hands the page's hook a private port, and carries what comes over it
// to the background. It keeps what the background has not acknowledged; it looks at nothing.

import browser from 'webextension-polyfill'
import { openOutbox } from '../wire/outbox.ts'
import { handover } from '../wire/page-port.ts'
import { reportPort } from '../wire/reporting.ts'

const outbox = openOutbox(() => browser.runtime.connect({ name: reportPort }), { from: 'page' })
const { port1, port2 } = new MessageChannel()
port1.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (Array.isArray(data)) outbox.add(data)
}
window.dispatchEvent(new MessageEvent(handover, { ports: [port2] }))
