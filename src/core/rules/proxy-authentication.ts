// A 407: a proxy on the way wants credentials that a WebSocket does not give.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import { rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const proxyAuthentication: Rule = {
  id: 'proxy-authentication',
  title: 'A proxy wants authentication',
  family: 'rejected',
  advice:
    'Open any page through the proxy first, so that the browser learns its credentials, or let the proxy pass this host without. A *server* that answers 407 is not a proxy and should answer 401.',
  check(found) {
    if (rejectedWith(found) !== 407 && !failedAs(found, 'proxy-authentication')) return null
    return failedConnection(found, said`The handshake was answered with 407 Proxy Authentication Required`)
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'proxy-authentication' },
    },
  ],
}
