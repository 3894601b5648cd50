// A 500: an exception in the server before it accepted.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { duration } from '../words.ts'

export const serverError: Rule = {
  id: 'server-error',
  title: 'Rejected with HTTP 500',
  family: 'rejected',
  advice:
    'The traceback is in the server’s log. Django Channels also answers 500 when no route matches (`ValueError: No route found`), and when the channel layer is down at a `group_add` before accept.',
  check(found) {
    if (rejectedWith(found) !== 500) return null
    const { sent, responded, failed } = found.summary
    const over = responded ?? failed
    const took =
      sent && over && over.at > sent.at ? said` ${duration(over.at - sent.at)} after the request` : ''
    return {
      ...httpRejection(
        found,
        said`The server answered 500${took}: one of an exception before it accepted, or no route for this path`,
      ),
      certainty: 'narrowed',
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
          0.0  0  constructed    ws://localhost/ws
          2.0  0  net:requested  ws://localhost/ws
          2.1  0  net:sent
        809.0  0  net:responded  500
        809.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        810.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'server-error' },
    },
  ],
}
