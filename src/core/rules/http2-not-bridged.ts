// Over HTTP/2 or HTTP/3 a WebSocket is an extended CONNECT that answers 200 (RFC 8441, RFC 9220): some servers
// and proxies speak the newer HTTP but do not bridge it to their WebSocket backend.

import { httpRejection } from '../findings/http-rejection.ts'
import { failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'

export const http2NotBridged: Rule = {
  id: 'http2-not-bridged',
  title: 'The handshake over HTTP/2 was not bridged',
  family: 'rejected',
  advice:
    'Repeat it over HTTP/1.1 only (`curl --http1.1`, or a browser started without HTTP/2): if that works, switch extended CONNECT off at the server or proxy, or let it translate to the backend’s 101.',
  check(found) {
    if (!failedByBrowser(found) || found.handshake.transport !== 'HTTP/2') return null
    const { handshake, summary } = found
    const { responded } = summary
    const status = responded?.status ?? (handshake.cause?.is === 'status' ? handshake.cause.status : null)
    if (status === null || ![101, 405, 421, 501].includes(status)) return null
    return {
      ...httpRejection(
        found,
        said`The handshake went over HTTP/2 and was answered with ${status}; there a WebSocket is an extended CONNECT, and only 2xx accepts it (RFC 8441 §5)`,
      ),
      certainty: status === 101 ? 'certain' : 'likely',
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    wss://localhost/ws
         2.0  0  net:requested  wss://localhost/ws
         9.0  0  net:responded  501  version=HTTP/2.0
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'http2-not-bridged' },
    },
  ],
}
