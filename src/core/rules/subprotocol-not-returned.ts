// A subprotocol was requested and the answer names none: WHATWG WebSockets §2.2 fails it, Firefox does not.

import { askedSubprotocols, brokenHandshake, subprotocolFault } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const subprotocolNotReturned: Rule = {
  id: 'subprotocol-not-returned',
  title: 'Requested subprotocol not returned',
  family: 'negotiation',
  advice:
    'Let the server name one of the requested subprotocols in its answer (Django Channels: `await self.accept(subprotocol=…)`), or stop requesting any. A token that travels as a subprotocol must have a real subprotocol beside it that the server returns. Firefox opens such a socket, Chromium does not.',
  check(found) {
    if (subprotocolFault(found) !== 'missing') return null
    return brokenHandshake(
      found,
      said`The page requested the subprotocol ${askedSubprotocols(found)}, and the server accepted without naming one; this browser then fails the connection`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost/ws  protocols=access_token,eyJ
         0.0  0  net:requested  ws://localhost/ws
         9.0  0  net:failed     "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-not-returned' },
    },
  ],
}
