// A second argument of `null` requests a subprotocol named “null”: WebIDL turns the argument into a string.

import { brokenHandshake, subprotocolFault } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

const conversions: readonly string[] = ['null', 'undefined', '[object Object]', 'NaN', 'false', 'true']

export const protocolNamedNull: Rule = {
  id: 'protocol-named-null',
  title: 'A subprotocol named “null” was requested',
  family: 'negotiation',
  advice:
    'Leave the second argument out, or give `[]`, when there is no subprotocol: anything else becomes a name (`null` becomes “null”).',
  check(found) {
    const name = found.summary.protocols.find((each) => conversions.includes(each))
    if (name === undefined || subprotocolFault(found) === null) return null
    return brokenHandshake(
      found,
      said`The page requested a subprotocol named \`${name}\`, which is a value turned into a name, and the server did not return it`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws  protocols=null
         9.0  0  net:failed   "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
        10.0  3  error-fired
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'protocol-named-null' },
    },
  ],
}
