// Answers that a raw server gave to Chromium 156 and Firefox 153, one wrong thing each: which check each breaks,
// and that a check breaks the socket in exactly the browsers that failed it.

import { describe, expect, it } from 'vitest'
import { accept, answered, failures, right } from './handshake-heads.ts'

type Opened = 'both' | 'chromium' | 'firefox' | 'none'
type Case = readonly [
  what: string,
  protocols: readonly string[],
  lines: readonly string[],
  fails: readonly string[],
  opened: Opened,
]

const [upgrade = '', connection = '', proof = ''] = right
const ext = (value: string) => [...right, `Sec-WebSocket-Extensions: ${value}`]
const named = (...values: string[]) => [
  ...right,
  ...values.map((value) => `Sec-WebSocket-Protocol: ${value}`),
]
const upgraded = (value: string) => [`Upgrade: ${value}`, connection, proof]
const connected = (value: string) => [upgrade, `Connection: ${value}`, proof]
const proven = (...values: string[]) => [
  upgrade,
  connection,
  ...values.map((value) => `Sec-WebSocket-Accept: ${value}`),
]

const measured: readonly Case[] = [
  ['nothing wrong', [], right, [], 'both'],

  ['no Upgrade', [], [connection, proof], ['upgrade-present'], 'none'],
  ['another letter case', [], upgraded('WebSocket'), [], 'both'],
  ['Upgrade twice', [], [...right, upgrade], ['upgrade-single'], 'firefox'],
  ['Upgrade twice, another one', [], [...right, 'Upgrade: h2c'], ['upgrade-single'], 'firefox'],
  ['a list in Upgrade', [], upgraded('websocket, h2c'), ['upgrade-single'], 'firefox'],
  ['a comma after Upgrade', [], upgraded('websocket,'), ['upgrade-single'], 'firefox'],
  ['words in Upgrade', [], upgraded('h2c websocket'), ['upgrade-value'], 'firefox'],
  ['a version in Upgrade', [], upgraded('websocket/13'), ['upgrade-value'], 'none'],
  ['an empty Upgrade', [], upgraded(''), ['upgrade-value'], 'none'],

  ['no Sec-WebSocket-Accept', [], [upgrade, connection], ['accept-present'], 'none'],
  ['the right accept twice', [], proven(accept, accept), ['accept-single'], 'none'],
  ['the right accept in a list', [], proven(`${accept}, ${accept}`), ['accept-single'], 'none'],
  ['a wrong accept', [], proven('AAAAAAAAAAAAAAAAAAAAAAAAAAA='), ['accept-value'], 'none'],
  ['an empty accept', [], proven(''), ['accept-value'], 'none'],

  ['no Connection', [], [upgrade, proof], ['connection-present'], 'none'],
  ['a list in Connection', [], connected('keep-alive, Upgrade'), [], 'both'],
  ['Connection twice', [], [...right, 'Connection: keep-alive'], [], 'both'],
  ['words in Connection', [], connected('keep-alive Upgrade'), ['connection-token'], 'firefox'],
  ['an empty Connection', [], connected(''), ['connection-token'], 'none'],
  ['another Connection', [], connected('close'), ['connection-token'], 'none'],

  ['a requested subprotocol', ['a', 'b'], named('a'), [], 'both'],
  ['no subprotocol', ['a'], right, ['subprotocol-named'], 'firefox'],
  ['an empty subprotocol', ['a'], named(''), ['subprotocol-syntax'], 'none'],
  ['an empty subprotocol, none requested', [], named(''), ['subprotocol-unrequested'], 'firefox'],
  ['a subprotocol, none requested', [], named('x'), ['subprotocol-unrequested'], 'firefox'],
  [
    'two subprotocols, none requested',
    [],
    named('x', 'y'),
    ['subprotocol-unrequested', 'subprotocol-single'],
    'firefox',
  ],
  ['two subprotocols', ['a', 'b'], named('a', 'b'), ['subprotocol-single'], 'none'],
  ['one subprotocol twice', ['a', 'b'], named('a', 'a'), ['subprotocol-single'], 'none'],
  ['a list of subprotocols', ['a', 'b'], named('a, b'), ['subprotocol-single'], 'none'],
  [
    'a list that begins wrongly',
    ['a', 'b'],
    named('z, a'),
    ['subprotocol-offered', 'subprotocol-single'],
    'none',
  ],
  ['a comma after the subprotocol', ['a', 'b'], named('a,'), ['subprotocol-single'], 'none'],
  ['another subprotocol', ['a'], named('b'), ['subprotocol-offered'], 'none'],
  ['another letter case of the subprotocol', ['a'], named('A'), ['subprotocol-offered'], 'none'],
  ['a quoted subprotocol', ['a'], named('"a"'), ['subprotocol-syntax'], 'none'],

  ['permessage-deflate', [], ext('permessage-deflate'), [], 'both'],
  ['an empty extension header', [], ext(''), ['extensions-syntax'], 'firefox'],
  ['another letter case of the extension', [], ext('Permessage-Deflate'), ['extension-offered'], 'none'],
  [
    'permessage-deflate in two headers',
    [],
    [...ext('permessage-deflate'), 'Sec-WebSocket-Extensions: permessage-deflate'],
    ['extensions-single', 'extension-once'],
    'none',
  ],
  ['permessage-deflate twice', [], ext('permessage-deflate, permessage-deflate'), ['extension-once'], 'none'],
  ['another extension', [], ext('foo'), ['extension-offered'], 'none'],
  ['another extension as well', [], ext('permessage-deflate, foo'), ['extension-offered'], 'none'],
  ['a comma at the end', [], ext('permessage-deflate,'), ['extensions-syntax'], 'none'],
  ['a semicolon at the end', [], ext('permessage-deflate;'), ['extensions-syntax'], 'firefox'],
  ['a parameter without a name', [], ext('permessage-deflate; ='), ['extensions-syntax'], 'none'],
  ['a quote that is left open', [], ext('permessage-deflate; a="x'), ['extensions-syntax'], 'none'],
  ['no semicolon', [], ext('permessage-deflate server_no_context_takeover'), ['extensions-syntax'], 'none'],
  [
    'an empty quoted value',
    [],
    ext('permessage-deflate; server_no_context_takeover=""'),
    ['extensions-syntax'],
    'none',
  ],
  ['server_no_context_takeover', [], ext('permessage-deflate; server_no_context_takeover'), [], 'both'],
  [
    'a value where none belongs',
    [],
    ext('permessage-deflate; server_no_context_takeover=1'),
    ['server-no-context-takeover'],
    'none',
  ],
  [
    'a value where none belongs, for the client',
    [],
    ext('permessage-deflate; client_no_context_takeover=1'),
    ['client-no-context-takeover'],
    'none',
  ],
  [
    'a parameter twice',
    [],
    ext('permessage-deflate; server_no_context_takeover; server_no_context_takeover'),
    ['deflate-parameter-once'],
    'none',
  ],
  [
    'another letter case of a parameter',
    [],
    ext('permessage-deflate; Server_No_Context_Takeover'),
    ['deflate-parameter-known'],
    'none',
  ],
  ['an unknown parameter', [], ext('permessage-deflate; foo=1'), ['deflate-parameter-known'], 'none'],
  ['10 window bits', [], ext('permessage-deflate; server_max_window_bits=10'), [], 'both'],
  ['10 window bits, quoted', [], ext('permessage-deflate; server_max_window_bits="10"'), [], 'both'],
  ['8 window bits', [], ext('permessage-deflate; server_max_window_bits=8'), [], 'both'],
  [
    '7 window bits',
    [],
    ext('permessage-deflate; server_max_window_bits=7'),
    ['server-max-window-bits'],
    'none',
  ],
  [
    '16 window bits',
    [],
    ext('permessage-deflate; server_max_window_bits=16'),
    ['server-max-window-bits'],
    'none',
  ],
  [
    'a leading zero',
    [],
    ext('permessage-deflate; server_max_window_bits=09'),
    ['server-max-window-bits'],
    'firefox',
  ],
  [
    'a leading zero before two digits',
    [],
    ext('permessage-deflate; server_max_window_bits=010'),
    ['server-max-window-bits'],
    'firefox',
  ],
  [
    'a sign',
    [],
    ext('permessage-deflate; server_max_window_bits=+10'),
    ['server-max-window-bits'],
    'firefox',
  ],
  [
    'a letter behind',
    [],
    ext('permessage-deflate; server_max_window_bits=10x'),
    ['server-max-window-bits'],
    'firefox',
  ],
  [
    'a word for a number',
    [],
    ext('permessage-deflate; server_max_window_bits=ten'),
    ['server-max-window-bits'],
    'none',
  ],
  ['no number', [], ext('permessage-deflate; server_max_window_bits'), ['server-max-window-bits'], 'none'],
  [
    'the window bits twice',
    [],
    ext('permessage-deflate; server_max_window_bits=10; server_max_window_bits=10'),
    ['deflate-parameter-once'],
    'none',
  ],
]

describe.each(['chromium', 'firefox'] as const)('an answer to %s', (browser) => {
  it.each(measured)('with %s', (_what, protocols, lines, fails, opened) => {
    const handshake = answered(lines, { browser, protocols })
    expect(failures(handshake)).toEqual(fails)
    expect(handshake.valid).toBe(opened === 'both' || opened === browser)
    expect(handshake.broken === null).toBe(handshake.valid)
  })

  it('with client_max_window_bits: only Chromium offers it, and Firefox takes it all the same', () => {
    const handshake = answered(ext('permessage-deflate; client_max_window_bits=10'), { browser })
    expect(failures(handshake)).toEqual(browser === 'firefox' ? ['client-max-window-bits-offered'] : [])
    expect(handshake.valid).toBe(true)
  })

  it.each([
    ['client_max_window_bits', false],
    ['client_max_window_bits=7', false],
    ['client_max_window_bits=09', browser === 'firefox'],
  ])('with a wrong %s', (parameter, opened) => {
    const handshake = answered(ext(`permessage-deflate; ${parameter}`), { browser })
    expect(failures(handshake)).toContain('client-max-window-bits')
    expect(handshake.valid).toBe(opened)
  })

  it.each([
    ['HTTP/1.0', ['answer-version'], browser === 'chromium'],
    ['HTTP/1.2', [], true],
    ['HTTP/0.9', ['status'], false],
  ])('by %s', (version, fails, opened) => {
    const handshake = answered(right, { browser, version })
    expect(failures(handshake)).toEqual(fails)
    expect(handshake.valid).toBe(opened)
  })

  it.each([200, 301, 401, 403, 404, 426, 500, 503])(
    'with status %i: nothing after it was reached',
    (status) => {
      const handshake = answered([], { browser, status })
      expect(failures(handshake)).toEqual(['status'])
      expect(handshake.broken?.id).toBe('status')
      const reached = handshake.checks.filter(
        ({ group, result }) => group !== 'Request' && result !== 'unseen',
      )
      expect(reached.map(({ id }) => id)).toEqual(['status'])
    },
  )
})
