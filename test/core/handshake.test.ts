// The opening handshake checked again: the standard's own example key, and each rule broken in turn.

import { describe, expect, it } from 'vitest'
import { readFailure } from '../../src/core/failure-text.ts'
import { acceptFor, inspectHandshake } from '../../src/core/handshake.ts'
import { parse } from '../../src/core/notation.ts'
import { summarize } from '../../src/core/summary.ts'

const request = `
  0.0  0  constructed    ws://h/ws  protocols=PROTOCOLS
  1.0  0  net:requested  ws://h/ws
  1.1  0  net:sent
       |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
       |  sec-websocket-extensions: permessage-deflate; client_max_window_bits`
const right = [
  'upgrade: websocket',
  'connection: keep-alive, Upgrade',
  'sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
]

function check(answer: readonly string[], protocols = '()', status = '101') {
  const log = `${request.replace('PROTOCOLS', protocols)}\n9.0 0 net:responded ${status}\n${answer.map((line) => `| ${line}\n`).join('')}`
  const [section] = parse(log)
  return inspectHandshake(summarize(section?.facts ?? []))
}

describe('the handshake', () => {
  it('computes the key of RFC 6455 §1.3', () => {
    expect(acceptFor('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
  })

  it('passes when every rule holds', () => {
    const { checks, broken } = check(right)
    expect(checks.map(({ result }) => result)).toEqual(Array(6).fill('passed'))
    expect(broken).toBeNull()
  })

  it.each([
    ['status', [], '()', '403'],
    ['upgrade', right.slice(1), '()', '101'],
    ['upgrade', ['upgrade: h2c', ...right.slice(1)], '()', '101'],
    ['connection', [right[0] ?? '', right[2] ?? ''], '()', '101'],
    ['accept', right.slice(0, 2), '()', '101'],
    ['accept', [...right, right[2] ?? ''], '()', '101'],
    ['accept', [...right.slice(0, 2), 'sec-websocket-accept: bm90IHRoZSByaWdodCBvbmU='], '()', '101'],
    ['subprotocol', right, 'a,b', '101'],
    ['subprotocol', [...right, 'sec-websocket-protocol: a'], '()', '101'],
    ['subprotocol', [...right, 'sec-websocket-protocol: A'], 'a', '101'],
    ['subprotocol', [...right, 'sec-websocket-protocol: a', 'sec-websocket-protocol: b'], 'a,b', '101'],
    ['extensions', [...right, 'sec-websocket-extensions: foo'], '()', '101'],
  ])('finds that %s is broken by %j', (id, answer, protocols, status) => {
    expect(check(answer, protocols, status).broken?.id).toBe(id)
  })

  it('recognises HTTP/2, where none of the HTTP/1.1 headers exist (RFC 8441 §5)', () => {
    expect(check(['server: h2'], '()', '200 version=HTTP/2.0').broken).toBeNull()
  })

  it('tells from Chromium’s text alone what passed before the failing rule and what was not reached', () => {
    const [section] = parse(`
      0.0  0  constructed  ws://h/ws
      1.0  0  net:failed   "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value"`)
    const { checks } = inspectHandshake(summarize(section?.facts ?? []))
    expect(checks.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'status passed',
      'upgrade passed',
      'accept failed',
      'connection unseen',
      'subprotocol unseen',
      'extensions unseen',
    ])
  })
})

describe('failure texts', () => {
  it.each([
    ['', 'withheld'],
    ['WebSocket is closed before the connection is established.', 'page-closed'],
    ['Error in connection establishment: net::ERR_CONNECTION_REFUSED', 'refused'],
    ['Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['Error in connection establishment: net::ERR_UNSAFE_PORT', 'unsafe-port'],
    ['Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE', 'not-http'],
    ['Connection closed before receiving a handshake response', 'dropped'],
    ['WebSocket opening handshake timed out', 'timed-out'],
    ['NS_ERROR_NET_RESET', 'dropped'],
    ['NS_ERROR_UNKNOWN_HOST', 'unknown-host'],
    ['NS_ERROR_PROXY_CONNECTION_REFUSED', 'proxy'],
    ['Peer’s Certificate has expired.', 'tls'],
    ['something new', 'unknown'],
  ])('%j is %s', (text, is) => {
    expect(readFailure(text).is).toBe(is)
  })
})
