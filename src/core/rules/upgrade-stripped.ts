// 426 or 400: the server got a request that did not look like an upgrade to it, though the browser sent one.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { header } from '../summary.ts'

export const upgradeStripped: Rule = {
  id: 'upgrade-stripped',
  title: 'The upgrade did not arrive as one',
  family: 'rejected',
  advice:
    'Ask the server directly, past every proxy: if that works, a proxy strips Upgrade and Connection (nginx: proxy_http_version 1.1, proxy_set_header Upgrade and Connection). If not, the server dislikes a header of the request: its version, its key, its host or its size.',
  check(found) {
    const status = rejectedWith(found)
    if (status !== 426 && status !== 400) return null
    const answer = found.summary.responded?.headers ?? null
    const [wanted] = header(answer, 'sec-websocket-version')
    const [server] = header(answer, 'server')
    const answered =
      status === 426
        ? said`The server answered 426 Upgrade Required: the request reached it without an upgrade it accepts, although the browser sent one`
        : said`The server answered 400 Bad Request: a proxy stripped Upgrade and Connection, or the server dislikes a header of the handshake`
    return {
      ...httpRejection(
        found,
        `${answered}${wanted === undefined ? '' : said`; it asks for Sec-WebSocket-Version ${wanted} (RFC 6455 §4.4)`}${server === undefined ? '' : said`. It calls itself \`${server}\``}`,
        said`Rejected with HTTP ${status}`,
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
         9.0  0  net:responded  426
              |  upgrade: websocket
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'upgrade-stripped' },
    },
  ],
}
