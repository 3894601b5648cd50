// What a browser's own failure text says, as a cause. Chromium writes one distinct text per cause; Firefox
// gives an NS_ERROR name, or a localized sentence for TLS.

import type { CheckId } from './handshake/check.ts'
import { isToken } from './handshake/header-fields.ts'

export type Cause =
  /** A rule of the handshake; `value` is what the text quotes of the header, null for nothing. */
  | { readonly is: 'check'; readonly check: CheckId; readonly value: string | null }
  | { readonly is: 'status'; readonly status: number }
  | { readonly is: Simple }

type Simple =
  /** Chromium says nothing, because of another extension. */
  | 'withheld'
  | 'page-closed'
  | 'refused'
  | 'unknown-host'
  | 'offline'
  | 'proxy'
  | 'proxy-authentication'
  | 'tls-certificate'
  /** The port does not speak TLS. */
  | 'tls-not-spoken'
  /** Any other failure of TLS. */
  | 'tls'
  | 'unsafe-port'
  | 'local-network'
  | 'blocked'
  | 'not-http'
  /** Firefox: the answer was no 101; which, only its head tells. */
  | 'not-accepted'
  /** Firefox: the answer was a redirect. */
  | 'redirected'
  | 'dropped'
  | 'timed-out'
  | 'cancelled'
  | 'too-big'
  | 'too-many'
  | 'protocol-error'
  | 'unknown'

/** After “Error during WebSocket handshake: ”, from the start: what follows is the server's to choose. */
const checks: readonly (readonly [RegExp, CheckId])[] = [
  [/^'Upgrade' header is missing/, 'upgrade-present'],
  [/^'Upgrade' header must not appear more than once/, 'upgrade-single'],
  [/^'Upgrade' header value is not 'WebSocket': (.*)/s, 'upgrade-value'],
  [/^'Sec-WebSocket-Accept' header is missing/, 'accept-present'],
  [/^'Sec-WebSocket-Accept' header must not appear more than once/, 'accept-single'],
  [/^Incorrect 'Sec-WebSocket-Accept' header value/, 'accept-value'],
  [/^'Connection' header is missing/, 'connection-present'],
  [/^'Connection' header value must contain 'Upgrade'/, 'connection-token'],
  [
    /^Response must not include 'Sec-WebSocket-Protocol' header if not present in request: (.*)/s,
    'subprotocol-unrequested',
  ],
  [/^'Sec-WebSocket-Protocol' header value '(.*)' in response does not match/s, 'subprotocol-offered'],
  [/^'Sec-WebSocket-Protocol' header must not appear more than once/, 'subprotocol-single'],
  [/^Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received/, 'subprotocol-named'],
  [/^'Sec-WebSocket-Extensions' header value is rejected by the parser: (.*)/s, 'extensions-syntax'],
  [/^Received duplicate permessage-deflate response/, 'extension-once'],
  [/^Found an unsupported extension '(.*)' in 'Sec-WebSocket-Extensions' header/s, 'extension-offered'],
  [/^Received an unexpected permessage-deflate extension parameter/, 'deflate-parameter-known'],
  [/^Received duplicate permessage-deflate extension parameter (\S+)/, 'deflate-parameter-once'],
  [/^Received invalid server_no_context_takeover parameter/, 'server-no-context-takeover'],
  [/^Received invalid client_no_context_takeover parameter/, 'client-no-context-takeover'],
  [/^Received invalid server_max_window_bits parameter/, 'server-max-window-bits'],
  [
    /^(?:Received invalid client_max_window_bits parameter|client_max_window_bits must have value)/,
    'client-max-window-bits',
  ],
]

const causes: readonly (readonly [RegExp, Simple])[] = [
  [/^WebSocket is closed before the connection is established/, 'page-closed'],
  [/net::ERR_(CONNECTION_REFUSED|ADDRESS_UNREACHABLE)|NS_ERROR_CONNECTION_REFUSED/, 'refused'],
  [/net::ERR_NAME_NOT_RESOLVED|NS_ERROR_UNKNOWN_HOST/, 'unknown-host'],
  [/net::ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/, 'offline'],
  [
    /net::ERR_(UNEXPECTED_PROXY_AUTH|PROXY_AUTH)|^Proxy authentication failed|NS_ERROR_PROXY_AUTHENTICATION/,
    'proxy-authentication',
  ],
  [
    /net::ERR_(\w{0,40}PROXY|TUNNEL|SOCKS)|^Establishing a tunnel via proxy server failed|NS_ERROR_\w{0,40}PROXY/,
    'proxy',
  ],
  [
    /net::ERR_SSL_PROTOCOL_ERROR|SSL received a record that exceeded|SSL_ERROR_RX_RECORD_TOO_LONG/,
    'tls-not-spoken',
  ],
  [/net::ERR_CERT|SSL_ERROR_BAD_CERT|SEC_ERROR_|MOZILLA_PKIX_ERROR|[Cc]ertificate/, 'tls-certificate'],
  [/net::ERR_(SSL|BAD_SSL)|NS_ERROR_MODULE_SECURITY|SSL|^Peer reports /, 'tls'],
  [/net::ERR_UNSAFE_PORT/, 'unsafe-port'],
  [/net::ERR_(BLOCKED_BY_(LOCAL|PRIVATE)_NETWORK|INSECURE_PRIVATE_NETWORK)/, 'local-network'],
  [/net::ERR_BLOCKED_BY|NS_ERROR_ABORT/, 'blocked'],
  [/net::ERR_INVALID_HTTP_RESPONSE|^Invalid status line/, 'not-http'],
  [/NS_ERROR_WEBSOCKET_CONNECTION_REFUSED/, 'not-accepted'],
  [/NS_ERROR_NET_ON_RECEIVING_FROM/, 'redirected'],
  [/timed out|net::ERR_(CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT/, 'timed-out'],
  [
    /^Connection closed before|^Stream closed with error|net::ERR_(CONNECTION_(RESET|CLOSED|ABORTED)|EMPTY_RESPONSE)|NS_ERROR_NET_(RESET|INTERRUPT)/,
    'dropped',
  ],
  [/^WebSocket opening handshake was cancell?ed/, 'cancelled'],
  [/net::ERR_RESPONSE_HEADERS_TOO_BIG|NS_ERROR_FILE_TOO_BIG/, 'too-big'],
  [/Insufficient resources/, 'too-many'],
  [
    /^(One or more reserved bits are on|A server must not mask|Unrecognized frame opcode|Could not decode a text frame|Invalid frame header|Received unexpected continuation frame|Received start of new message|Received a broken close frame|Close received after close|Data frame received after close)/,
    'protocol-error',
  ],
]

/** Reads the failure text of either browser; an empty text was withheld by the browser. */
export function readFailure(text: string): Cause {
  if (text === '') return { is: 'withheld' }
  if (/^HTTP Authentication failed/.test(text)) return { is: 'status', status: 401 }
  const broken = /^Error during WebSocket handshake: (?:Error in permessage-deflate: )?(.*)/s.exec(text)?.[1]
  if (broken !== undefined) {
    const status = /^Unexpected response code: (\d+)/.exec(broken)?.[1]
    if (status !== undefined) return { is: 'status', status: Number(status) }
    for (const [pattern, id] of checks) {
      const found = pattern.exec(broken)
      if (!found) continue
      const value = found[1] ?? null
      const check = id === 'subprotocol-offered' && !isToken(value ?? '') ? 'subprotocol-syntax' : id
      return { is: 'check', check, value }
    }
  }
  const words = broken ?? text
  for (const [pattern, is] of causes) if (pattern.test(words)) return { is }
  return { is: 'unknown' }
}
