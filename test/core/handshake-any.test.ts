// Handshakes made at random: nothing that a page or a server can send makes the checks throw; what a correct
// server answers passes; and one changed header fails the check that is meant, and that one only.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, Headers } from '../../src/core/fact.ts'
import { readFailure } from '../../src/core/failure-text.ts'
import { acceptFor } from '../../src/core/handshake/answer-rules.ts'
import { isToken, listOf, parseExtensions } from '../../src/core/handshake/header-fields.ts'
import { inspectHandshake } from '../../src/core/handshake.ts'
import type { Browser } from '../../src/core/rule.ts'
import { summarize } from '../../src/core/summary.ts'
import type { SubjectId } from '../../src/core/units.ts'
import { failures } from './handshake-heads.ts'

const about = 'd.1' as SubjectId
const browsers = fc.constantFrom<Browser>('chromium', 'firefox', 'unknown')

const letters = [...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789!#$%&*+-.^_`|~'] as const
const token = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 })
const blank = fc.constantFrom('', ' ', '\t', '  ')
const key = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => btoa(String.fromCharCode(...bytes)))

/** Text that looks like a header's, and text that does not. */
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'permessage-deflate',
        'websocket',
        'upgrade',
        ',',
        ';',
        '=',
        '"',
        '\\',
        ' ',
        'a',
        '9',
        'client_max_window_bits',
      ),
    )
    .map((parts) => parts.join('')),
)
const name = fc.constantFrom(
  'Upgrade',
  'Connection',
  'Sec-WebSocket-Accept',
  'Sec-WebSocket-Key',
  'Sec-WebSocket-Protocol',
  'Sec-WebSocket-Extensions',
  'Sec-WebSocket-Version',
  'Host',
  'Origin',
)
const headers: fc.Arbitrary<Headers> = fc.option(fc.array(fc.tuple(name, value), { maxLength: 8 }))

interface Heads {
  readonly url: string
  readonly protocols: readonly string[]
  readonly request: Headers
  readonly answer: Headers
  readonly status: number
  readonly version: string
}

function factsOf({ url, protocols, request, answer, status, version }: Heads): Fact[] {
  return [
    { kind: 'constructed', about, at: 0, state: 0, url, given: url, protocols, site: [] },
    { kind: 'net:sent', about, at: 1, headers: request },
    { kind: 'net:responded', about, at: 2, status, version, headers: answer },
  ]
}

const anyFacts = fc
  .record({
    heads: fc.record({
      url: fc.oneof(fc.constantFrom('ws://h/', 'wss://h/', ''), fc.string()),
      protocols: fc.array(fc.oneof(token, fc.string()), { maxLength: 3 }),
      request: headers,
      answer: headers,
      status: fc.oneof(fc.constantFrom(101, 200), fc.nat(999)),
      version: fc.oneof(fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', ''), fc.string()),
    }),
    text: fc.option(
      fc.oneof(
        fc.string(),
        value.map(
          (end) => `Error during WebSocket handshake: 'Upgrade' header value is not 'WebSocket': ${end}`,
        ),
        value.map((end) => `Error during WebSocket handshake: ${end}`),
      ),
    ),
    opened: fc.option(fc.record({ protocol: value, extensions: value })),
    kept: fc.array(fc.constantFrom('constructed', 'net:sent', 'net:responded'), { maxLength: 3 }),
  })
  .map(({ heads, text, opened, kept }): Fact[] => [
    ...factsOf(heads).filter(({ kind }) => kept.some((each) => each === kind)),
    ...(text === null ? [] : [{ kind: 'net:failed', about, at: 3, text } as const]),
    ...(opened === null ? [] : [{ kind: 'open-fired', about, at: 4, state: 1, ...opened } as const]),
  ])

/** What a correct server answers to a correct request, written in any of the ways that are right. */
const correct = fc
  .record({
    key,
    protocols: fc.uniqueArray(token, { maxLength: 3 }),
    chosen: fc.nat(2),
    upgrade: fc.constantFrom('websocket', 'WebSocket', 'WEBSOCKET'),
    connection: fc.constantFrom('Upgrade', 'upgrade', 'keep-alive, Upgrade', 'Upgrade , keep-alive'),
    deflate: fc.boolean(),
    takeover: fc.subarray(['server_no_context_takeover', 'client_no_context_takeover']),
    bits: fc.record({
      server: fc.option(fc.integer({ min: 8, max: 15 })),
      client: fc.option(fc.integer({ min: 8, max: 15 })),
    }),
    quoted: fc.boolean(),
    blank,
  })
  .map(({ key, protocols, chosen, upgrade, connection, deflate, takeover, bits, quoted, blank }): Heads => {
    const written = (bits: number) => (quoted ? `"${bits}"` : `${bits}`)
    const extension = [
      'permessage-deflate',
      ...takeover,
      ...(bits.server === null ? [] : [`server_max_window_bits${blank}=${blank}${written(bits.server)}`]),
      ...(bits.client === null ? [] : [`client_max_window_bits=${written(bits.client)}`]),
    ].join(`${blank};${blank}`)
    const protocol = protocols[chosen % Math.max(1, protocols.length)]
    return {
      url: 'ws://h/',
      protocols,
      request: [
        ['Host', 'h'],
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Origin', 'http://h'],
        ['Sec-WebSocket-Version', '13'],
        ['Sec-WebSocket-Key', key],
        ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
        ...(protocols.length > 0 ? [['Sec-WebSocket-Protocol', protocols.join(', ')] as const] : []),
      ],
      answer: [
        ['Upgrade', upgrade],
        ['Connection', connection],
        ['Sec-WebSocket-Accept', acceptFor(key)],
        ...(protocol === undefined ? [] : [['Sec-WebSocket-Protocol', protocol] as const]),
        ...(deflate ? [['Sec-WebSocket-Extensions', extension] as const] : []),
      ],
      status: 101,
      version: 'HTTP/1.1',
    }
  })

const inspect = (heads: Heads, browser: Browser = 'chromium') =>
  inspectHandshake(summarize(factsOf(heads)), browser)

/** The answer with one header changed; none is a header removed. */
const changed = (heads: Heads, header: string, ...values: readonly string[]): Heads => ({
  ...heads,
  answer: [
    ...(heads.answer ?? []).filter(([each]) => each !== header),
    ...values.map((each) => [header, each] as const),
  ],
})

describe('the checks', () => {
  it('never throw, whatever was sent, answered or said', () => {
    fc.assert(
      fc.property(anyFacts, browsers, (facts, browser) => {
        const { checks, broken } = inspectHandshake(summarize(facts), browser)
        if (broken) {
          expect(checks).toContain(broken)
          expect(broken.result).toBe('failed')
        }
        expect(checks.filter(({ seen }) => seen === '')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('read any failure text as some cause', () => {
    fc.assert(fc.property(value, (text) => readFailure(text).is.length > 0))
  })

  it('all pass for a correct server, but for the request line that no browser tells', () => {
    fc.assert(
      fc.property(correct, browsers, (heads, browser) => {
        const { checks, broken, valid } = inspect(heads, browser)
        expect(checks.filter(({ result }) => result !== 'passed').map(({ id }) => id)).toEqual([
          'request-method',
        ])
        expect([broken, valid]).toEqual([null, true])
      }),
    )
  })

  it.each<readonly [string, string, (heads: Heads, other: string) => readonly string[]]>([
    ['upgrade-present', 'Upgrade', () => []],
    ['upgrade-single', 'Upgrade', (_heads, other) => ['websocket', other]],
    ['upgrade-value', 'Upgrade', (_heads, other) => [`x${other}`]],
    ['accept-present', 'Sec-WebSocket-Accept', () => []],
    ['accept-value', 'Sec-WebSocket-Accept', (_heads, other) => [other]],
    ['connection-present', 'Connection', () => []],
    ['connection-token', 'Connection', (_heads, other) => [`x${other}`]],
    ['extension-offered', 'Sec-WebSocket-Extensions', (_heads, other) => [`x${other}`]],
    ['extension-once', 'Sec-WebSocket-Extensions', () => ['permessage-deflate, permessage-deflate']],
    ['extensions-syntax', 'Sec-WebSocket-Extensions', () => ['permessage-deflate; =']],
    [
      'deflate-parameter-known',
      'Sec-WebSocket-Extensions',
      (_heads, other) => [`permessage-deflate; x${other}`],
    ],
    [
      'server-max-window-bits',
      'Sec-WebSocket-Extensions',
      (_heads, other) => [`permessage-deflate; server_max_window_bits=x${other}`],
    ],
    [
      'client-no-context-takeover',
      'Sec-WebSocket-Extensions',
      (_heads, other) => [`permessage-deflate; client_no_context_takeover=${other}`],
    ],
  ])('fail %s, and it alone, when %s is changed', (id, header, values) => {
    fc.assert(
      fc.property(correct, token, (heads, other) => {
        const handshake = inspect(changed(heads, header, ...values(heads, other)))
        expect(failures(handshake)).toEqual([id])
        expect(handshake.broken?.id).toBe(id)
      }),
    )
  })

  it('fail the one check of the subprotocol that is meant', () => {
    fc.assert(
      fc.property(correct, token, (heads, other) => {
        const failing = (...values: string[]) =>
          failures(inspect(changed(heads, 'Sec-WebSocket-Protocol', ...values)))
        const [first] = heads.protocols
        if (first === undefined) {
          expect(failing(other)).toEqual(['subprotocol-unrequested'])
          return
        }
        expect(failing()).toEqual(['subprotocol-named'])
        expect(failing('')).toEqual(['subprotocol-syntax'])
        expect(failing(first, first)).toEqual(['subprotocol-single'])
        if (!heads.protocols.includes(other)) expect(failing(other)).toEqual(['subprotocol-offered'])
      }),
    )
  })
})

describe('header fields', () => {
  it('split a list at the commas outside of quotes, and keep what is empty', () => {
    expect(listOf('a, "b, \\", c" ,,d')).toEqual(['a', '"b, \\", c"', '', 'd'])
    expect(listOf('')).toEqual([''])
    expect(listOf('"open, ')).toEqual(['"open,'])
  })

  it('lose nothing but blanks of a list of tokens', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(blank, token, blank), { minLength: 1 }), (parts) => {
        expect(listOf(parts.map((part) => part.join('')).join(','))).toEqual(parts.map(([, each]) => each))
      }),
    )
  })

  it('read every extension that is written by the grammar', () => {
    const parameter = fc.record({ name: token, value: fc.option(token) })
    const extension = fc.record({ name: token, parameters: fc.array(parameter, { maxLength: 3 }) })
    fc.assert(
      fc.property(
        fc.array(extension, { minLength: 1, maxLength: 3 }),
        blank,
        fc.boolean(),
        (extensions, gap, quote) => {
          const text = extensions
            .map(({ name, parameters }) =>
              [
                name,
                ...parameters.map((each) =>
                  each.value === null
                    ? each.name
                    : `${each.name}${gap}=${gap}${quote ? `"\\${each.value}"` : each.value}`,
                ),
              ].join(`${gap};${gap}`),
            )
            .join(`${gap},${gap}`)
          expect(parseExtensions(text)).toEqual({ text, extensions, wrong: null })
        },
      ),
    )
  })

  it('say where the grammar is left, and give what came before', () => {
    expect(parseExtensions('')).toEqual({ text: '', extensions: [], wrong: 'empty' })
    expect(parseExtensions('a; b="c d"')).toEqual({
      text: 'a; b="c d"',
      extensions: [{ name: 'a', parameters: [] }],
      wrong: 'a value expected at “"c d"”',
    })
    expect(parseExtensions('a b').wrong).toBe('“,” or “;” expected at “b”')
  })

  it('know a token', () => {
    expect(['a', 'a-b', '~'].every(isToken)).toBe(true)
    expect(['', 'a b', 'a,b', '"a"', 'ä'].some(isToken)).toBe(false)
  })
})
