// Any other status than 101, with its usual reasons.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'

const meanings: readonly (readonly [test: (status: number) => boolean, meaning: string])[] = [
  [(s) => s === 200, 'an endpoint or proxy that does not speak WebSocket, or a wrong path'],
  [(s) => s === 400, 'a proxy that strips Upgrade, or a server that dislikes a header'],
  [
    (s) => s === 403,
    'a consumer that closes before it accepts, authentication, or an origin check; the status cannot tell them apart',
  ],
  [(s) => s === 404, 'a wrong path, or a proxy that does not route it'],
  [(s) => s === 426, 'a server that saw no upgrade: a proxy stripped it'],
  [(s) => s === 429, 'a rate limit'],
  [(s) => s === 500, 'an exception before accept (Django Channels also answers 500 when no route matches)'],
  [(s) => s === 502 || s === 503 || s === 504, 'a proxy whose backend is down, restarting or too slow'],
]

export const httpStatus: Rule = {
  id: 'http-status',
  title: 'Rejected with an HTTP status',
  family: 'rejected',
  advice:
    'Look for this request in the log of the server and of every proxy on the way, and repeat it with curl: the body, which browsers do not show, often says why.',
  check(found) {
    const seen = rejectedWith(found)
    if (seen === null) return null
    const meaning = meanings.find(([test]) => test(seen))?.[1]
    return httpRejection(
      found,
      `The server answered the handshake with HTTP ${seen} instead of 101${meaning ? `. Usual reasons: ${meaning}` : ''}`,
      `Rejected with HTTP ${seen}`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 404"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'http-status' },
    },
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         9.0  0  net:responded  500
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'http-status' },
    },
  ],
}
