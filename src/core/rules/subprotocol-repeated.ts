// The answer names more than one subprotocol, by a repeated header or by a list (RFC 6455 §4.2.2, §11.3.4).

import {
  askedSubprotocols,
  brokenHandshake,
  failedCheck,
  subprotocolFault,
} from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const subprotocolRepeated: Rule = {
  id: 'subprotocol-repeated',
  title: 'More than one subprotocol in the answer',
  family: 'negotiation',
  advice:
    'The answer must hold `Sec-WebSocket-Protocol` once, with one name. Two places may add it, such as the application and its server or a proxy; or the request’s list is sent back whole. Let one of them choose one name.',
  check(found) {
    if (subprotocolFault(found) !== 'repeated') return null
    const single = failedCheck(found, 'subprotocol-single')
    return brokenHandshake(
      found,
      said`The answer names more than one subprotocol${single?.value ? ` (\`${single.value}\`)` : ''}, where the page requested ${askedSubprotocols(found)} and exactly one must be chosen`,
      single,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost/ws  protocols=a,b
         9.0  0  net:failed     "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header must not appear more than once in a response"
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-repeated' },
    },
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws  protocols=a,b
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
              |  sec-websocket-protocol: a, b
         9.0  0  net:responded  101  version=HTTP/1.1
              |  upgrade: websocket
              |  connection: Upgrade
              |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
              |  sec-websocket-protocol: a, b
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'subprotocol-repeated' },
    },
  ],
}
