// The answer names another subprotocol than those requested, or an empty one (RFC 6455 §4.1).

import { askedSubprotocols, brokenHandshake, quoted, subprotocolFault } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const subprotocolMismatch: Rule = {
  id: 'subprotocol-mismatch',
  title: 'Subprotocol does not match',
  family: 'negotiation',
  advice:
    'Client and server must agree on the name, letter case included: `graphql-ws` and `graphql-transport-ws` are two protocols.',
  check(found) {
    if (subprotocolFault(found) !== 'mismatch') return null
    const { broken } = found.handshake
    const asked = askedSubprotocols(found)
    if (!broken?.value)
      return brokenHandshake(
        found,
        said`The answer’s \`Sec-WebSocket-Protocol\` is empty, where the page requested ${asked}`,
      )
    const alike = found.summary.protocols.some((each) => each.toLowerCase() === broken.value?.toLowerCase())
    return brokenHandshake(
      found,
      said`The answer names the subprotocol ${quoted(broken.value, '')}, where the page requested ${alike ? said`${asked}: letter case counts` : asked}`,
    )
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws  protocols=a
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
              |  sec-websocket-protocol: a
         9.0  0  net:responded  101
              |  upgrade: websocket
              |  connection: Upgrade
              |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
              |  sec-websocket-protocol: b
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-mismatch' },
    },
  ],
}
