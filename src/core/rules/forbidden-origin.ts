// A 403 to a request from another origin: most likely the server’s origin check.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import { originOf } from '../origin.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { hostOf, pathOf } from '../words.ts'

export const forbiddenOrigin: Rule = {
  id: 'forbidden-origin',
  title: 'Rejected with HTTP 403 (origin)',
  family: 'origin',
  advice:
    'Allow the page’s origin at the server (Django Channels: AllowedHostsOriginValidator and ALLOWED_HOSTS; others: an allow-list of origins). Repeat the request with the server’s own Origin to be sure: if it is then accepted, it was the origin; if not, look for authentication or a consumer that closes before it accepts.',
  check(found) {
    if (rejectedWith(found) !== 403) return null
    const origin = originOf(found)
    if (origin === null || hostOf(origin) === hostOf(found.summary.url)) return null
    const sibling = found.company.opened
    return {
      ...httpRejection(
        found,
        said`The server answered 403; the request came from \`${origin}\`, which is not the server’s own origin (\`${hostOf(found.summary.url)}\`): an origin check answers like this${sibling ? said`, though not everywhere: \`${pathOf(sibling.summary.url)}\` opened from the same origin` : ''}`,
      ),
      certainty: sibling ? 'narrowed' : 'likely',
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost:8000/ws
         0.0  0  net:requested  ws://localhost:8000/ws
         0.5  0  net:sent
              |  origin: http://localhost:5173
         9.0  0  net:failed     "Error during WebSocket handshake: Unexpected response code: 403"
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'forbidden-origin' },
    },
  ],
}
