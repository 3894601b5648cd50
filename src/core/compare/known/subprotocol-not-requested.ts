// Firefox looks at the answer's subprotocol only where the page asked for one.

import { header } from '../../summary.ts'
import { fate, isSound, type Known, ruleOf, summaryOf } from '../known.ts'
import { accepted, handshakeFailed, opened, request } from './heads.ts'

const text = "Response must not include 'Sec-WebSocket-Protocol' header if not present in request: "

export const subprotocolNotRequested: Known = {
  id: 'subprotocol-not-requested',
  sentence:
    'Firefox opens a socket whose answer names a subprotocol that nobody requested; Chromium fails it, as RFC 6455 says.',
  source: 'RFC 6455 §4.1, response rule 6; measured',
  explains(chromium, firefox) {
    const { protocols, responded } = summaryOf(firefox)
    const headers = responded?.headers ?? null
    const named = headers === null || header(headers, 'sec-websocket-protocol').length > 0
    const fits = ruleOf(chromium) === 'subprotocol-not-requested' && protocols.length === 0 && named
    return fits && isSound(firefox) ? fate : []
  },
  examples: [
    {
      lab: ['subprotocol-unrequested', 'dashboard-subprotocol-unrequested'],
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed(`${text}chat`)}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted('sec-websocket-protocol: chat')}${opened}`,
      aspects: ['outcome', 'verdict', 'events'],
    },
    {
      lab: ['subprotocol-empty-unasked'],
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed(text)}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted('sec-websocket-protocol: ""')}${opened}`,
      aspects: ['outcome', 'verdict', 'events'],
    },
  ],
}
