// Something answered that does not speak HTTP.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import { failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'

export const notHttp: Rule = {
  id: 'not-http',
  title: 'The answer was not HTTP',
  family: 'rejected',
  advice:
    'Something else than an HTTP server answers on this port: another service, or a TLS server asked without TLS (try wss:).',
  check(found) {
    const ancient = failedByBrowser(found) && found.summary.responded?.version === 'HTTP/0.9'
    if (!failedAs(found, 'not-http') && !ancient) return null
    return failedConnection(found, said`The server’s answer was not an HTTP response`)
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         9.0  0  net:responded  200  version=HTTP/0.9
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'not-http' },
    },
  ],
}
