// Every text that a browser was seen to write, and what it says. Chromium's begin with one of four openings.

import { describe, expect, it } from 'vitest'
import { readFailure } from '../../src/core/failure-text.ts'

const during = 'Error during WebSocket handshake: '
const before = 'Error in connection establishment: '
const deflate = `${during}Error in permessage-deflate: `

describe('Chromium’s texts that name a rule of the handshake', () => {
  it.each([
    ["'Upgrade' header is missing", 'upgrade-present', null],
    ["'Upgrade' header must not appear more than once in a response", 'upgrade-single', null],
    ["'Upgrade' header value is not 'WebSocket': h2c", 'upgrade-value', 'h2c'],
    ["'Upgrade' header value is not 'WebSocket': ", 'upgrade-value', ''],
    ["'Sec-WebSocket-Accept' header is missing", 'accept-present', null],
    ["'Sec-WebSocket-Accept' header must not appear more than once in a response", 'accept-single', null],
    ["Incorrect 'Sec-WebSocket-Accept' header value", 'accept-value', null],
    ["'Connection' header is missing", 'connection-present', null],
    ["'Connection' header value must contain 'Upgrade'", 'connection-token', null],
    [
      "Response must not include 'Sec-WebSocket-Protocol' header if not present in request: unasked",
      'subprotocol-unrequested',
      'unasked',
    ],
    [
      "'Sec-WebSocket-Protocol' header value 'b' in response does not match any of sent values",
      'subprotocol-offered',
      'b',
    ],
    [
      "'Sec-WebSocket-Protocol' header value '' in response does not match any of sent values",
      'subprotocol-syntax',
      '',
    ],
    [
      "'Sec-WebSocket-Protocol' header value '\"a\"' in response does not match any of sent values",
      'subprotocol-syntax',
      '"a"',
    ],
    [
      "'Sec-WebSocket-Protocol' header must not appear more than once in a response",
      'subprotocol-single',
      null,
    ],
    [
      "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
      'subprotocol-named',
      null,
    ],
    [
      "'Sec-WebSocket-Extensions' header value is rejected by the parser: permessage-deflate; =",
      'extensions-syntax',
      'permessage-deflate; =',
    ],
    ["'Sec-WebSocket-Extensions' header value is rejected by the parser: ", 'extensions-syntax', ''],
    ["Found an unsupported extension 'foo' in 'Sec-WebSocket-Extensions' header", 'extension-offered', 'foo'],
    ['Received duplicate permessage-deflate response', 'extension-once', null],
  ])('%s', (text, check, value) => {
    expect(readFailure(during + text)).toEqual({ is: 'check', check, value })
  })

  it.each([
    ['Received an unexpected permessage-deflate extension parameter', 'deflate-parameter-known', null],
    [
      'Received duplicate permessage-deflate extension parameter server_max_window_bits',
      'deflate-parameter-once',
      'server_max_window_bits',
    ],
    ['Received invalid server_no_context_takeover parameter', 'server-no-context-takeover', null],
    ['Received invalid client_no_context_takeover parameter', 'client-no-context-takeover', null],
    ['Received invalid server_max_window_bits parameter', 'server-max-window-bits', null],
    ['Received invalid client_max_window_bits parameter', 'client-max-window-bits', null],
    ['client_max_window_bits must have value', 'client-max-window-bits', null],
  ])('permessage-deflate: %s', (text, check, value) => {
    expect(readFailure(deflate + text)).toEqual({ is: 'check', check, value })
  })

  it('takes nothing that a server wrote for the browser’s own words', () => {
    const quoted = "'Upgrade' header value is not 'WebSocket': Unexpected response code: 403"
    expect(readFailure(during + quoted)).toEqual({
      is: 'check',
      check: 'upgrade-value',
      value: 'Unexpected response code: 403',
    })
    const proxied = "'Upgrade' header value is not 'WebSocket': net::ERR_PROXY_CONNECTION_FAILED"
    expect(readFailure(during + proxied).is).toBe('check')
  })
})

describe('texts that tell a status', () => {
  it.each([200, 204, 301, 302, 307, 400, 401, 403, 404, 426, 429, 500, 502, 503, 504, 103])(
    '%i',
    (status) => {
      expect(readFailure(`${during}Unexpected response code: ${status}`)).toEqual({ is: 'status', status })
    },
  )

  it('a 401 has a text of its own', () => {
    expect(readFailure('HTTP Authentication failed; no valid credentials available')).toEqual({
      is: 'status',
      status: 401,
    })
  })
})

describe('texts that tell another cause', () => {
  it.each([
    // Chromium 156
    ['', 'withheld'],
    ['WebSocket is closed before the connection is established.', 'page-closed'],
    [`${before}net::ERR_CONNECTION_REFUSED`, 'refused'],
    [`${before}net::ERR_ADDRESS_UNREACHABLE`, 'refused'],
    [`${before}net::ERR_NAME_NOT_RESOLVED`, 'unknown-host'],
    [`${before}net::ERR_INTERNET_DISCONNECTED`, 'offline'],
    [`${before}net::ERR_UNEXPECTED_PROXY_AUTH`, 'proxy-authentication'],
    ['Proxy authentication failed', 'proxy-authentication'],
    ['Establishing a tunnel via proxy server failed.', 'proxy'],
    [`${before}net::ERR_PROXY_CONNECTION_FAILED`, 'proxy'],
    [`${before}net::ERR_TUNNEL_CONNECTION_FAILED`, 'proxy'],
    [`${before}net::ERR_CERT_AUTHORITY_INVALID`, 'tls-certificate'],
    [`${before}net::ERR_CERT_COMMON_NAME_INVALID`, 'tls-certificate'],
    [`${before}net::ERR_CERT_DATE_INVALID`, 'tls-certificate'],
    [`${before}net::ERR_SSL_PROTOCOL_ERROR`, 'tls-not-spoken'],
    [`${before}net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH`, 'tls'],
    [`${before}net::ERR_BAD_SSL_CLIENT_AUTH_CERT`, 'tls'],
    [`${before}net::ERR_UNSAFE_PORT`, 'unsafe-port'],
    [`${before}net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS`, 'local-network'],
    [`${before}net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS`, 'local-network'],
    [`${before}net::ERR_BLOCKED_BY_CLIENT`, 'blocked'],
    [`${before}net::ERR_BLOCKED_BY_ADMINISTRATOR`, 'blocked'],
    [`${before}net::ERR_CONNECTION_CLOSED`, 'dropped'],
    [`${before}net::ERR_CONNECTION_TIMED_OUT`, 'timed-out'],
    [`${during}net::ERR_INVALID_HTTP_RESPONSE`, 'not-http'],
    [`${during}Invalid status line`, 'not-http'],
    [`${during}net::ERR_CONNECTION_CLOSED`, 'dropped'],
    [`${during}net::ERR_CONNECTION_RESET`, 'dropped'],
    ['Connection closed before receiving a handshake response', 'dropped'],
    ['Stream closed with error: net::ERR_HTTP2_SERVER_REFUSED_STREAM', 'dropped'],
    [`${during}net::ERR_RESPONSE_HEADERS_TOO_BIG`, 'too-big'],
    ['WebSocket opening handshake timed out', 'timed-out'],
    ['WebSocket opening handshake was canceled', 'cancelled'],
    ['Insufficient resources', 'too-many'],
    ['One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0', 'protocol-error'],
    ['A server must not mask any frames that it sends to the client.', 'protocol-error'],
    ['Unrecognized frame opcode: 3', 'protocol-error'],
    ['Unrecognized frame opcode: 11', 'protocol-error'],
    ['Could not decode a text frame as UTF-8.', 'protocol-error'],
    ['Invalid frame header', 'protocol-error'],
    ['Received unexpected continuation frame.', 'protocol-error'],
    ['Received start of new message but previous message is unfinished.', 'protocol-error'],
    ['Received a broken close frame containing a reserved status code.', 'protocol-error'],
    ['Received a broken close frame with an invalid size of 1 byte.', 'protocol-error'],
    ['Received a broken close frame containing invalid UTF-8.', 'protocol-error'],
    ['Close received after close', 'protocol-error'],

    // Firefox 153
    ['NS_ERROR_WEBSOCKET_CONNECTION_REFUSED', 'not-accepted'],
    ['NS_ERROR_NET_ON_RECEIVING_FROM', 'redirected'],
    ['NS_ERROR_NET_RESET', 'dropped'],
    ['NS_ERROR_CONNECTION_REFUSED', 'refused'],
    ['NS_ERROR_UNKNOWN_HOST', 'unknown-host'],
    ['NS_ERROR_OFFLINE', 'offline'],
    ['NS_ERROR_FILE_TOO_BIG', 'too-big'],
    ['NS_ERROR_PROXY_CONNECTION_REFUSED', 'proxy'],
    ['NS_ERROR_PROXY_BAD_GATEWAY', 'proxy'],
    ['NS_ERROR_PROXY_AUTHENTICATION_FAILED', 'proxy-authentication'],
    ['NS_ERROR_ABORT', 'blocked'],
    ['The certificate is not trusted because it is self-signed.', 'tls-certificate'],
    ['Peer’s Certificate has expired.', 'tls-certificate'],
    [
      'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
      'tls-certificate',
    ],
    ['Peer’s Certificate issuer is not recognized.', 'tls-certificate'],
    ['Issuer certificate is invalid.', 'tls-certificate'],
    ['Peer reports incompatible or unsupported protocol version.', 'tls'],
    ['SSL received a record that exceeded the maximum permissible length.', 'tls-not-spoken'],
    ['NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT)', 'tls'],

    ['something new', 'unknown'],
    [`${during}something new`, 'unknown'],
  ])('%j is %s', (text, is) => {
    expect(readFailure(text).is).toBe(is)
  })
})
