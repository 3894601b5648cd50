// No connection to the server: refused, unresolved, or a proxy that failed.

import type { Cause } from '../failure-text.ts'
import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { hostOf } from '../words.ts'

export const unreachable: Rule = {
  id: 'unreachable',
  title: 'The server could not be reached',
  family: 'unreachable',
  advice:
    'Check host, port and whether the server runs and listens on that address: `localhost` may mean ::1 for the browser and 127.0.0.1 for the server. The server’s log has no line about this socket.',
  check(found) {
    if (!failedAs(found, 'refused', 'unknown-host', 'proxy')) return null
    const host = `\`${hostOf(found.summary.url)}\``
    const causes: Partial<Record<Cause['is'], string>> = {
      refused: said`The connection to ${host} was refused: nothing listens there`,
      'unknown-host': said`The name ${host} could not be resolved`,
      proxy: said`A proxy on the way to ${host} refused or failed`,
    }
    return failedConnection(
      found,
      causes[found.handshake.cause?.is ?? 'refused'] ?? said`${host} could not be reached`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed  ws://localhost:1/ws
        3.0  0  net:failed   "Error in connection establishment: net::ERR_CONNECTION_REFUSED"
        4.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'unreachable' },
    },
  ],
}
