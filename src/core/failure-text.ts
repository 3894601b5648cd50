// What a browser's own failure text says, as a cause. Chromium writes one distinct text per cause; Firefox
// gives an NS_ERROR name, or a localized sentence for TLS.

export type CheckId = 'status' | 'upgrade' | 'connection' | 'accept' | 'subprotocol' | 'extensions'

export type Cause =
  | { readonly is: 'check'; readonly check: CheckId }
  | { readonly is: 'status'; readonly status: number }
  | {
      readonly is:
        | 'withheld'
        | 'page-closed'
        | 'refused'
        | 'unknown-host'
        | 'offline'
        | 'tls'
        | 'tls-certificate'
        | 'tls-not-spoken'
        | 'local-network'
        | 'proxy-authentication'
        | 'unsafe-port'
        | 'proxy'
        | 'blocked'
        | 'not-http'
        | 'dropped'
        | 'timed-out'
        | 'too-big'
        | 'too-many'
        | 'protocol-error'
        | 'unknown'
    }

type Simple = Exclude<Cause, { is: 'check' } | { is: 'status' }>['is']

const checks: readonly (readonly [RegExp, CheckId])[] = [
  [/'Upgrade' header/, 'upgrade'],
  [/'Connection' header/, 'connection'],
  [/'Sec-WebSocket-Accept' header/, 'accept'],
  [/'Sec-WebSocket-Protocol' header/, 'subprotocol'],
  [/'Sec-WebSocket-Extensions' header|permessage-deflate/, 'extensions'],
]

const causes: readonly (readonly [RegExp, Simple])[] = [
  [/^WebSocket is closed before the connection is established/, 'page-closed'],
  [/net::ERR_CONNECTION_REFUSED|NS_ERROR_CONNECTION_REFUSED|net::ERR_ADDRESS_UNREACHABLE/, 'refused'],
  [/net::ERR_NAME_NOT_RESOLVED|NS_ERROR_UNKNOWN_HOST/, 'unknown-host'],
  [/net::ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/, 'offline'],
  [/net::ERR_UNEXPECTED_PROXY_AUTH/, 'proxy-authentication'],
  [/PROXY|proxy/, 'proxy'],
  [/net::ERR_SSL_PROTOCOL_ERROR|SSL received a record that exceeded/, 'tls-not-spoken'],
  [/net::ERR_(CERT|SSL|BAD_SSL)|NS_ERROR_MODULE_SECURITY|certificate|Certificate|SSL/, 'tls'],
  [/net::ERR_UNSAFE_PORT/, 'unsafe-port'],
  [/net::ERR_BLOCKED_BY_(LOCAL|PRIVATE)_NETWORK/, 'local-network'],
  [/net::ERR_BLOCKED_BY|NS_ERROR_ABORT/, 'blocked'],
  [/net::ERR_INVALID_HTTP_RESPONSE/, 'not-http'],
  [
    /closed before receiving a handshake response|net::ERR_(CONNECTION_(RESET|CLOSED|ABORTED)|EMPTY_RESPONSE)|NS_ERROR_NET_(RESET|INTERRUPT)/,
    'dropped',
  ],
  [/timed out|net::ERR_(CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT/, 'timed-out'],
  [/RESPONSE_HEADERS_TOO_BIG|NS_ERROR_FILE_TOO_BIG/, 'too-big'],
  [/Insufficient resources/, 'too-many'],
  [
    /Invalid frame header|reserved bits|must not mask|frame opcode|as UTF-8|continuation frame|previous message|broken close frame|Close received/,
    'protocol-error',
  ],
]

/** Reads the failure text of either browser; an empty text was withheld by the browser. */
export function readFailure(text: string): Cause {
  if (text === '') return { is: 'withheld' }
  const status = /Unexpected response code: (\d+)/.exec(text)?.[1]
  if (status !== undefined) return { is: 'status', status: Number(status) }
  if (/HTTP Authentication failed/.test(text)) return { is: 'status', status: 401 }
  for (const [pattern, check] of checks) if (pattern.test(text)) return { is: 'check', check }
  for (const [pattern, is] of causes) if (pattern.test(text)) return { is }
  return { is: 'unknown' }
}
