// The answer’s headers were larger than the browser takes.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const answerTooLarge: Rule = {
  id: 'answer-too-large',
  title: 'The answer’s headers are too large',
  family: 'rejected',
  advice:
    'Something adds headers without bound: most often a Set-Cookie that grows, or a policy header. Repeat the request with curl and look at the size of the head.',
  check(found) {
    if (!failedAs(found, 'too-big')) return null
    return failedConnection(found, said`The head of the server’s answer was larger than the browser takes`)
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: net::ERR_RESPONSE_HEADERS_TOO_BIG"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'answer-too-large' },
    },
  ],
}
