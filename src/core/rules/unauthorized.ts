// A 401: credentials were missing or not accepted, and a page cannot send them in a header.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const unauthorized: Rule = {
  id: 'unauthorized',
  title: 'Rejected with HTTP 401',
  family: 'rejected',
  advice:
    'The server wants credentials. A page cannot set an Authorization header on a WebSocket: use a cookie (check SameSite and the third-party case), a short-lived token in the query, or a subprotocol that the server echoes.',
  check(found) {
    if (rejectedWith(found) !== 401) return null
    return httpRejection(
      found,
      said`The server answered 401: the request’s credentials were missing or not accepted`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "HTTP Authentication failed; no valid credentials available"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'unauthorized' },
    },
  ],
}
