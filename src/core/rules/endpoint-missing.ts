// A 404, or a success that is no upgrade: whatever answers there knows no WebSocket at this path.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import { pathSays } from '../path-says.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { pathOf } from '../words.ts'

export const endpointMissing: Rule = {
  id: 'endpoint-missing',
  title: 'No WebSocket endpoint at this path',
  family: 'rejected',
  advice:
    'Compare the path with the server’s routes, trailing slash, prefix and port included, and look whether a proxy sends this path to another application. A word like `undefined` in the path is a variable that was not set.',
  check(found) {
    const status = rejectedWith(found)
    if (status === null || (status !== 404 && status !== 410 && (status < 200 || status > 299))) return null
    const path = pathOf(found.summary.url)
    const unset = pathSays(path)
    const answered =
      status === 404 || status === 410
        ? said`The server answered ${status}: it knows nothing at \`${path}\``
        : said`The server answered ${status}, an ordinary page, instead of 101: at \`${path}\` it does not speak WebSocket, or a proxy did not pass the upgrade on`
    return {
      ...httpRejection(
        found,
        `${answered}${unset ? said`; \`${unset}\` in the path looks like a value that was not set` : ''}`,
        said`Rejected with HTTP ${status}`,
      ),
      certainty: status === 404 || status === 410 ? 'certain' : 'narrowed',
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws/undefined/
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 404"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'endpoint-missing' },
    },
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/
         2.0  0  net:requested  ws://localhost/
         9.0  0  net:responded  200
              |  content-type: text/html
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'endpoint-missing' },
    },
  ],
}
