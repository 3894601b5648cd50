// A 403 that the origin does not explain: the status cannot tell a rejecting consumer from missing rights.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const forbidden: Rule = {
  id: 'forbidden',
  title: 'Rejected with HTTP 403',
  family: 'rejected',
  advice:
    'Look into the server’s log: Daphne writes WSREJECT when the consumer itself closed before it accepted (the close code it asked for never reaches the page). No line at all means that a proxy or firewall answered. Compare the cookies and the query with a socket that works.',
  check(found) {
    if (rejectedWith(found) !== 403) return null
    return {
      ...httpRejection(
        found,
        said`The server answered 403: one of a consumer that closes before it accepts, missing rights, an origin check or a firewall; the status cannot tell them apart`,
      ),
      certainty: 'narrowed',
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 403"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'forbidden' },
    },
  ],
}
