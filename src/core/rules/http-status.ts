// Any other status than 101.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const httpStatus: Rule = {
  id: 'http-status',
  title: 'Rejected with an HTTP status',
  family: 'rejected',
  advice:
    'Look for this request in the log of the server and of every proxy on the way, and repeat it with curl: the body, which browsers do not show, often says why.',
  check(found) {
    const status = rejectedWith(found)
    if (status === null) return null
    const early = status > 101 && status < 200
    return httpRejection(
      found,
      early
        ? said`The server sent an informational ${status} before its answer; for a WebSocket the first status must be 101 (WHATWG WebSockets §2.2)`
        : said`The server answered the handshake with HTTP ${status} instead of 101`,
      said`Rejected with HTTP ${status}`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 418"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'http-status' },
    },
  ],
}
