// A 429: the server or a gateway asks to come back later.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { header } from '../summary.ts'

export const rateLimited: Rule = {
  id: 'rate-limited',
  title: 'Rejected with HTTP 429',
  family: 'rejected',
  advice:
    'Reconnect less often: with a pause that grows (RFC 6455 §7.2.3), once a failure and not once an event. Count the sockets to this endpoint in the list.',
  check(found) {
    if (rejectedWith(found) !== 429) return null
    const [after] = header(found.summary.responded?.headers ?? null, 'retry-after')
    return httpRejection(
      found,
      said`The server answered 429 Too Many Requests${after === undefined ? '' : said` and asks to wait for \`${after}\``}`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 429"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'rate-limited' },
    },
  ],
}
