// Sockets to one address are let in one by one: an address with its port in Chromium, whatever the port in Firefox.

import { fate, type Known, ruleOf, summaryOf } from '../known.ts'
import { accepted, opened, request } from './heads.ts'

/** The socket that waits for its answer, and the beginning of the one to the other port. */
const hanging = `
        socket d.1
             0.0  0  constructed    ws://localhost:8000/ws/hang
             1.0  0  net:requested  ws://localhost:8000/ws/hang
             1.1  0  net:sent
          9000.0  0  handler-set    onopen
        socket d.2`

export const addressQueue: Known = {
  id: 'address-queue',
  sentence:
    'Firefox lets a socket wait while another one to the same address is connecting, whatever its port; Chromium only where the port is the same.',
  source: 'RFC 6455 §4.1, connection rule 2; measured',
  explains(chromium, firefox) {
    const asked = summaryOf(chromium).sent ?? summaryOf(chromium).opened
    return ruleOf(firefox) === 'held-back' && asked !== null ? [...fate, 'request headers*'] : []
  },
  examples: [
    {
      lab: ['queued-behind-another-port'],
      chromium: `${hanging}
             0.0  0  constructed    ws://localhost:8001/ws${request}${accepted()}${opened}`,
      firefox: `${hanging}
             0.0  0  constructed    ws://localhost:8001/ws`,
      aspects: ['outcome', 'verdict', 'events'],
    },
  ],
}
