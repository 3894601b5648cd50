// A refusal of `Origin: null`: a sandboxed frame, a file or data page has no origin that a server could allow.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import { originOf } from '../origin.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const originNull: Rule = {
  id: 'origin-null',
  title: 'Rejected: the page’s origin is “null”',
  family: 'origin',
  advice:
    'Serve the page over http: or https:, and give a sandboxed frame `allow-same-origin` if it may have it; or let the server decide by something else than the origin.',
  check(found) {
    const status = rejectedWith(found)
    if (status !== 403 && status !== 400 && status !== 401) return null
    if (originOf(found) !== 'null') return null
    return {
      ...httpRejection(
        found,
        said`The server answered ${status}, and the request said \`Origin: null\`: a sandboxed frame, a \`file:\` or a \`data:\` page has no origin that an origin check could allow`,
      ),
      certainty: 'likely',
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  origin: null
         9.0  0  net:responded  403
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'origin-null' },
    },
  ],
}
