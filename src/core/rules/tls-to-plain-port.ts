// A `wss:` URL whose port does not speak TLS.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { hostOf } from '../words.ts'

export const tlsToPlainPort: Rule = {
  id: 'tls-to-plain-port',
  title: 'wss: to a port that does not speak TLS',
  family: 'unreachable',
  advice:
    'Use `ws:` for this port, or put a TLS terminating proxy in front of it. A development server on plain HTTP has no `wss:`.',
  check(found) {
    if (!failedAs(found, 'tls-not-spoken')) return null
    return failedConnection(
      found,
      said`What answered at \`${hostOf(found.summary.url)}\` was not TLS: the port speaks plain HTTP, or something else`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed  wss://localhost:8000/ws
        3.0  0  net:failed   "Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR"
        4.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'tls-to-plain-port' },
    },
  ],
}
