// The standard fails a handshake that returns none of the subprotocols asked for; Firefox keeps to RFC 6455.

import { fate, isSound, type Known, ruleOf } from '../known.ts'
import { exactOf } from '../observed.ts'
import { accepted, handshakeFailed, opened, request } from './heads.ts'

const text = "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"

export const subprotocolNotReturned: Known = {
  id: 'subprotocol-not-returned',
  sentence:
    'Firefox opens a socket whose requested subprotocol was not returned; Chromium fails it, as the standard says.',
  source: 'WHATWG WebSockets §2.2; RFC 6455 §4.1 allows it',
  explains(chromium, firefox) {
    const failed = ['subprotocol-not-returned', 'protocol-named-null'].includes(ruleOf(chromium) ?? '')
    const none = exactOf(firefox.view, 'protocol agreed') === null
    return failed && none && isSound(firefox) ? fate : []
  },
  examples: [
    {
      lab: ['subprotocol-missing', 'dashboard-token-not-echoed'],
      chromium: `0.0  0  constructed  ws://localhost/ws  protocols=chat${handshakeFailed(text)}`,
      firefox: `0.0  0  constructed  ws://localhost/ws  protocols=chat${request}${accepted()}${opened}`,
      aspects: ['outcome', 'verdict', 'events', 'ready states', 'close code'],
    },
    {
      lab: ['protocol-null'],
      chromium: `0.0  0  constructed  ws://localhost/ws  protocols=null${handshakeFailed(text)}`,
      firefox: `0.0  0  constructed  ws://localhost/ws  protocols=null${request}${accepted()}${opened}`,
      aspects: ['outcome', 'verdict', 'events'],
    },
  ],
}
