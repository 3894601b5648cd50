// The answer names a subprotocol though none was requested (RFC 6455 §4.1). Firefox opens such a socket.

import { brokenHandshake, quoted, subprotocolFault } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const subprotocolNotRequested: Rule = {
  id: 'subprotocol-not-requested',
  title: 'Subprotocol not requested',
  family: 'negotiation',
  advice:
    'Let the server accept without a subprotocol when none was requested, or request that subprotocol in the constructor’s second argument. Firefox opens such a socket, Chromium does not.',
  check(found) {
    if (subprotocolFault(found) !== 'unrequested') return null
    return brokenHandshake(
      found,
      said`The server’s answer names ${quoted(found.handshake.broken?.value ?? null, said`an empty subprotocol`)} as the subprotocol though the page requested none; this browser then fails the connection`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost/ws
         9.0  0  net:failed     "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: dashboard.v2"
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-not-requested' },
    },
  ],
}
