// The opening handshake checked again from what there is: request and answer, only Chromium's text, only the
// opened socket, or HTTP/2.

import { describe, expect, it } from 'vitest'
import { acceptFor } from '../../src/core/handshake/answer-rules.ts'
import type { Handshake } from '../../src/core/handshake.ts'
import { accept, answered, failures, key, requestLines, right, told } from './handshake-heads.ts'

const resultOf = ({ checks }: Handshake, id: string) => checks.find((check) => check.id === id)?.result
const ofGroup = ({ checks }: Handshake, group: string) => checks.filter((check) => check.group === group)
const results = (handshake: Handshake, group: string) =>
  ofGroup(handshake, group).map(({ id, result }) => `${id} ${result}`)

describe('the handshake', () => {
  it('computes the key of RFC 6455 §1.3', () => {
    expect(acceptFor(key)).toBe(accept)
  })

  it('checks in the order in which Chromium checks, request first', () => {
    const { checks } = answered(right, { browser: 'chromium' })
    const parts = checks.map(({ part }) => part)
    expect(parts.filter((part, index) => part !== parts[index - 1])).toEqual([
      'request',
      'status',
      'version',
      'upgrade',
      'accept',
      'connection',
      'subprotocol',
      'extensions',
    ])
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
  })

  it('links each check to the very section', () => {
    const one = answered(right, { browser: 'chromium' }).checks
    const two = answered(['Server: h2'], { browser: 'firefox', status: 200, version: 'HTTP/2.0' }).checks
    for (const { source } of [...one, ...two]) {
      const [, number, section] = /^RFC (\d+) §([\d.]+)$/.exec(source.label) ?? []
      expect(source.href).toBe(
        number === undefined
          ? 'https://websockets.spec.whatwg.org/#concept-websocket-establish'
          : `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
      )
    }
  })

  it('shows what the key asks for where the accept value is wrong', () => {
    const { broken } = answered([...right.slice(0, 2), 'Sec-WebSocket-Accept: x'], { browser: 'firefox' })
    expect(broken?.seen).toBe(`got x; the key asks for ${accept}`)
  })

  it('does not judge an accept value without the key', () => {
    const asked = { browser: 'firefox', request: ['Host: h'] } as const
    expect(resultOf(answered(right, asked), 'accept-value')).toBe('unseen')
    expect(answered(right, asked).valid).toBe(false)
    expect(resultOf(answered(right, { ...asked, after: '10.0 1 open-fired' }), 'accept-value')).toBe('passed')
  })

  it('tells a fault that this browser does not enforce from one that broke the socket', () => {
    const firefox = answered(right, { browser: 'firefox', protocols: ['a'], after: '10.0 1 open-fired' })
    expect(failures(firefox)).toEqual(['subprotocol-named'])
    expect(firefox.broken).toBeNull()
    const chromium = answered(right, { browser: 'chromium', protocols: ['a'] })
    expect(chromium.broken?.enforcedBy).toEqual(['chromium'])
    const unknown = told('0.0 0 constructed ws://h/ws\n9.0 0 net:responded 101 version=HTTP/1.0', 'unknown')
    expect(unknown.broken?.id).toBe('answer-version')
  })

  it('does not compare window bits with an offer that set no limit, and does with one that did', () => {
    const offer = (extensions: string) => [
      ...requestLines('chromium').slice(0, -1),
      `Sec-WebSocket-Extensions: ${extensions}`,
    ]
    const answer = [...right, 'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=12']
    const failing = (extensions: string) =>
      failures(answered(answer, { browser: 'chromium', request: offer(extensions) }))
    expect(failing('permessage-deflate')).toEqual([])
    expect(failing('permessage-deflate; server_max_window_bits=12')).toEqual([])
    expect(failing('permessage-deflate; server_max_window_bits=11')).toEqual(['window-bits-size'])
    expect(failing('foo')).toEqual(['extension-offered'])
  })
})

describe('the request', () => {
  it('is right as Chromium shows it, but for the request line', () => {
    expect(results(answered(right, { browser: 'chromium', protocols: ['a', 'b'] }), 'Request')).toEqual([
      'request-method unseen',
      'request-host passed',
      'request-upgrade passed',
      'request-connection passed',
      'request-key passed',
      'request-version passed',
      'request-origin passed',
      'request-protocols passed',
      'request-extensions passed',
    ])
  })

  it('is not called wrong where Firefox shows `Connection: keep-alive` and no Upgrade', () => {
    const request = results(answered(right, { browser: 'firefox' }), 'Request')
    expect(request).toContain('request-upgrade unseen')
    expect(request).toContain('request-connection unseen')
    expect(request.filter((each) => each.endsWith('failed'))).toEqual([])
  })

  it.each([
    ['Host: h', null, 'request-host'],
    ['Host: h', 'Host: ', 'request-host'],
    ['Upgrade: websocket', 'Upgrade: h2c', 'request-upgrade'],
    [`Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Key: c2hvcnQ=', 'request-key'],
    [`Sec-WebSocket-Key: ${key}`, null, 'request-key'],
    ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Version: 8', 'request-version'],
    ['Origin: http://h', null, 'request-origin'],
    ['Sec-WebSocket-Protocol: a, b', 'Sec-WebSocket-Protocol: a, a', 'request-protocols'],
    ['Sec-WebSocket-Protocol: a, b', 'Sec-WebSocket-Protocol: a b', 'request-protocols'],
    ['Sec-WebSocket-Protocol: a, b', 'Sec-WebSocket-Protocol: a', 'request-protocols'],
    [
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
      'Sec-WebSocket-Extensions: ;',
      'request-extensions',
    ],
  ])('with %j changed to %j fails %s alone, and breaks no socket', (line, instead, id) => {
    const lines = requestLines('chromium', ['a', 'b'])
    expect(lines).toContain(line)
    const request = lines.flatMap((each) => (each === line ? (instead ?? []) : [each]))
    const handshake = answered([], { browser: 'chromium', protocols: ['a', 'b'], request })
    const failed = ofGroup(handshake, 'Request').filter(({ result }) => result === 'failed')
    expect(failed.map((check) => check.id)).toEqual([id])
    expect(failed[0]?.enforcedBy).toEqual([])
  })

  it('may lack headers on wss: where nothing tells whether it went over HTTP/2', () => {
    const handshake = told(
      '0.0 0 constructed wss://h/ws\n1.0 0 net:requested wss://h/ws\n1.1 0 net:sent\n| Origin: https://h',
      'chromium',
    )
    expect(handshake.transport).toBeNull()
    expect(failures(handshake)).toEqual([])
  })
})

describe('Chromium’s text alone', () => {
  const failed = (text: string, url = 'ws://h/ws') =>
    told(`0.0 0 constructed ${url}\n1.0 0 net:failed ${JSON.stringify(text)}`, 'chromium')

  it('tells what passed before the failing rule and what was not reached', () => {
    const handshake = failed(
      "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
    )
    expect(results(handshake, 'Answer')).toEqual([
      'status passed',
      'answer-version unseen',
      'upgrade-present passed',
      'upgrade-single passed',
      'upgrade-value passed',
      'accept-present passed',
      'accept-single passed',
      'accept-value failed',
      'connection-present unseen',
      'connection-token unseen',
    ])
    expect(handshake.broken?.part).toBe('accept')
    expect(handshake.broken?.seen).toBe("Incorrect 'Sec-WebSocket-Accept' header value")
    for (const group of ['Subprotocol', 'Extensions'])
      expect(new Set(ofGroup(handshake, group).map(({ result }) => result))).toEqual(new Set(['unseen']))
  })

  it('compares the first subprotocol before it notices a second one', () => {
    const text =
      "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'z' in response does not match any of sent values"
    expect(results(failed(text), 'Subprotocol')).toEqual([
      'subprotocol-unrequested passed',
      'subprotocol-syntax passed',
      'subprotocol-offered failed',
      'subprotocol-single unseen',
      'subprotocol-named unseen',
    ])
  })

  it('orders no extension’s check before another', () => {
    const handshake = failed(
      'Error during WebSocket handshake: Error in permessage-deflate: Received invalid server_max_window_bits parameter',
    )
    expect(handshake.broken?.id).toBe('server-max-window-bits')
    expect(ofGroup(handshake, 'Extensions').filter(({ result }) => result === 'passed')).toEqual([])
    expect(new Set(ofGroup(handshake, 'Subprotocol').map(({ result }) => result))).toEqual(
      new Set(['passed']),
    )
  })

  it.each([
    ['Error during WebSocket handshake: Unexpected response code: 404', 'status 404'],
    ['HTTP Authentication failed; no valid credentials available', 'status 401'],
    ['Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE', 'the answer was not HTTP'],
  ])('%s fails the status', (text, seen) => {
    const { broken } = failed(text)
    expect(broken?.id).toBe('status')
    expect(broken?.seen).toBe(seen)
  })

  it('says nothing of Upgrade and accept on wss: while HTTP/2 is possible', () => {
    const text =
      "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
    expect(resultOf(failed(text, 'wss://h/ws'), 'upgrade-value')).toBe('unseen')
    expect(resultOf(failed(text), 'upgrade-value')).toBe('passed')
  })

  it('that is withheld, or of another cause, leaves the answer unseen', () => {
    for (const text of ['', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED']) {
      const handshake = failed(text)
      expect(handshake.broken).toBeNull()
      expect(handshake.valid).toBe(false)
      expect(ofGroup(handshake, 'Answer').every(({ result }) => result === 'unseen')).toBe(true)
    }
  })
})

describe('an opened socket whose answer was not seen', () => {
  const opened = (browser: 'chromium' | 'firefox', asked: string, fired: string) =>
    told(`0.0 0 constructed ws://h/ws ${asked}\n9.0 1 open-fired ${fired}`, browser)

  it('proves in Chromium what Chromium enforces, and nothing else', () => {
    const handshake = opened(
      'chromium',
      'protocols=a',
      'protocol=a  extensions="permessage-deflate; server_max_window_bits=10"',
    )
    const open = handshake.checks.filter(({ group, result }) => group !== 'Request' && result !== 'passed')
    expect(open.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'answer-version unseen',
      'extensions-single unseen',
      'window-bits-size unseen',
    ])
    expect(handshake.checks.find(({ id }) => id === 'server-max-window-bits')?.seen).toBe(
      'server_max_window_bits=10',
    )
  })

  it('shows in Firefox that no subprotocol was named', () => {
    const handshake = opened('firefox', 'protocols=a', '')
    expect(failures(handshake)).toEqual(['subprotocol-named'])
    expect(handshake.broken).toBeNull()
    expect(resultOf(handshake, 'accept-value')).toBe('passed')
    expect(resultOf(handshake, 'upgrade-single')).toBe('unseen')
  })

  it('does not show in Firefox whether a subprotocol was named that nobody requested', () => {
    const handshake = opened('firefox', '', '')
    expect(resultOf(handshake, 'subprotocol-unrequested')).toBe('unseen')
    expect(failures(handshake)).toEqual([])
  })
})

describe('HTTP/2 (RFC 8441)', () => {
  const bare = [
    'Origin: https://h',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
  ]
  const asked = { browser: 'chromium', url: 'wss://h/ws', status: 200, request: bare } as const

  it('is recognised by the version that Firefox tells', () => {
    const handshake = answered(['Server: h2'], {
      browser: 'firefox',
      status: 200,
      version: 'HTTP/2.0',
      url: 'wss://h/ws',
    })
    expect(handshake.transport).toBe('HTTP/2')
    expect(handshake.valid).toBe(true)
    expect(handshake.checks.some(({ part }) => part === 'accept')).toBe(false)
  })

  it('is recognised in Chromium, which writes HTTP/1.1 into its head, by the missing key', () => {
    expect(answered([], { ...asked, after: '10.0 1 open-fired' }).transport).toBe('HTTP/2')
    expect(answered([], asked).transport).toBe('HTTP/2')
    expect(answered([], { ...asked, request: requestLines('chromium') }).transport).toBe('HTTP/1.1')
  })

  it.each([101, 204, 403])('wants 200, not %i', (status) => {
    const handshake = answered([], { browser: 'firefox', status, version: 'HTTP/2.0', url: 'wss://h/ws' })
    expect(handshake.broken?.id).toBe('status')
    expect(handshake.broken?.source.label).toBe('RFC 8441 §5')
  })

  it('has neither Upgrade nor Connection, and subprotocols all the same', () => {
    const version = { browser: 'firefox', status: 200, version: 'HTTP/2.0', protocols: ['a'] } as const
    expect(failures(answered(['upgrade: websocket', 'sec-websocket-protocol: a'], version))).toEqual([
      'upgrade-absent',
    ])
    expect(failures(answered(['connection: upgrade', 'sec-websocket-protocol: a'], version))).toEqual([
      'connection-absent',
    ])
    expect(failures(answered(['sec-websocket-protocol: b'], version))).toEqual(['subprotocol-offered'])
  })
})
