// Whatever a payload holds, no decoder throws, loops or takes more than a time in proportion to it.

import { encode as msgpack } from '@msgpack/msgpack'
import { encode as cbor } from 'cbor2'
import fc from 'fast-check'
import { generate } from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { decoders, pick } from '../../src/payload/decoders.ts'
import type { Decoded, Payload } from '../../src/payload/payload.ts'
import { binary, cut, hex, text } from './said.ts'

const loaded = await Promise.all(decoders.map((entry) => entry.load()))

/** Texts that begin as some protocol does, and go on as anything. */
const beginnings = [
  '',
  '42',
  '451-',
  '0{"sid":',
  'a["',
  'c[',
  'SEND\n',
  'CONNECT\nx:y\n\n',
  '[48,1,{},',
  '<iq ',
  '{"type":"',
]
const anyText = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'{}[]":,\\u0\n\0<>=\'/-19\ud800') }),
      fc.json(),
    ),
  )
  .map((parts) => parts.join(''))
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .array(fc.constantFrom(0, 1, 2, 8, 16, 18, 48, 0x5f, 0x7f, 0x82, 0x91, 0x9f, 0xbf, 0xd9, 0xdb, 0xff))
    .map((each) => Uint8Array.from(each)),
)
const direction = fc.constantFrom<Payload['direction']>('sent', 'received')
const anyPayload = fc.oneof(
  fc.tuple(anyText, direction).map(([given, way]) => text(given, way)),
  fc.tuple(anyBytes, direction).map(([given, way]) => binary(given, way)),
)

function expectSound(found: Decoded | null, payload: Payload): void {
  if (found === null) return
  expect(found.summary).not.toBe('')
  expect(found.summary.length).toBeLessThan(2000)
  if (payload.bytes.length < payload.size) expect(found.problem).not.toBeNull()
}

describe.each(loaded.map((decoder) => [decoder.title, decoder] as const))('%s', (_title, decoder) => {
  it('throws at nothing, and suspects between 0 and 1', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        expectSound(decoder.decode(payload), payload)
        const how = decoder.suspects({ url: 'ws://a/', protocol: '', firsts: [payload] })
        expect(how).toBeGreaterThanOrEqual(0)
        expect(how).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  })
})

/** One valid message or more of each. */
const valid: readonly Payload[] = [
  text('451-/admin,7["file",{"_placeholder":true,"num":0}]'),
  text('0{"sid":"x","pingInterval":25000}'),
  text('{"type":1,"target":"Send","arguments":[1,"é"]}\u001e{"type":6}\u001e'),
  binary([10, 0x96, 1, 0x80, 0xc0, 0xa1, 0x61, 0x91, 0x2a, 0x90, 0xc0]),
  text('MESSAGE\ndestination:/a\ncontent-length:3\n\nabc\0\nRECEIPT\nreceipt-id:1\n\n\0'),
  binary(
    generate({
      cmd: 'publish',
      topic: 'a/b',
      qos: 1,
      messageId: 3,
      dup: false,
      retain: false,
      payload: '{"a":1}',
    }),
  ),
  binary(
    generate(
      {
        cmd: 'connect',
        clientId: 'c',
        protocolVersion: 5,
        clean: true,
        keepalive: 1,
        properties: { userProperties: { a: 'b' } },
      },
      { protocolVersion: 5 },
    ),
  ),
  text('{"id":"1","type":"subscribe","payload":{"query":"subscription A { b }"}}'),
  text('{"id":"1","type":"data","payload":{"errors":[{"message":"x"}]}}'),
  text('["1","2","room:lobby","phx_reply",{"status":"ok"}]'),
  binary([2, 3, 2, ...new TextEncoder().encode('a:bup'), 9]),
  text('{"command":"message","identifier":"{\\"channel\\":\\"A\\"}","data":"{\\"action\\":\\"b\\"}"}'),
  text('a["SEND\\ndestination:/a\\n\\nhi\\u0000","é"]'),
  text('[8,48,1,{},"wamp.error.no",[1],{"a":2}]'),
  text('[{"jsonrpc":"2.0","method":"a","id":1},{"jsonrpc":"2.0","result":null,"id":1}]'),
  text('<message to="a" from=\'b\'><body>hi</body></message>'),
  text('{"a":[1,{"b":null}]}\n{"c":"\\ud83d\\ude00"}\n'),
  binary(msgpack({ a: [1, -5, 'x', new Date(0), new Uint8Array(3)], b: { c: 1.5 } })),
  binary(cbor({ a: [1, -5, 'x', new Date(0)], b: 2n ** 70n, c: undefined })),
  binary(hex('08 96 01 12 07 74 65 73 74 69 6e 67 1a 03 08 96 01 0d 00 00 80 3f')),
]

it('reads every valid message cut at every place without throwing, and says that it was cut', {
  timeout: 30_000,
}, () => {
  for (const payload of valid)
    for (let kept = 0; kept < (payload.type === 'text' ? payload.text.length : payload.size); kept++) {
      const short = cut(payload, kept)
      const ended = { ...short, size: short.bytes.length }
      for (const decoder of loaded) {
        expectSound(decoder.decode(short), short)
        expectSound(decoder.decode(ended), ended)
      }
    }
  expect(valid.every((payload) => loaded.some((decoder) => decoder.decode(payload)?.problem === null))).toBe(
    true,
  )
})

/** What costs a careless reader the square of its length, or its stack. */
const hostile: readonly (readonly [string, (length: number) => Payload])[] = [
  ['open lists', (length) => text('['.repeat(length))],
  ['open lists after a type', (length) => text(`42${'[{"a":'.repeat(length / 6)}`)],
  ['digits', (length) => text('9'.repeat(length))],
  ['digits of a packet', (length) => text(`45${'1'.repeat(length)}`)],
  ['backslashes', (length) => text(`"${'\\\\'.repeat(length / 2)}`)],
  ['line ends', (length) => text('\n'.repeat(length))],
  ['a brace and line ends', (length) => text(`}${'\n '.repeat(length / 2)}`)],
  ['empty frames', (length) => text('SEND\n\n\0'.repeat(length / 7))],
  ['headers', (length) => text(`SEND\n${'a:b\n'.repeat(length / 4)}`)],
  ['attributes', (length) => text(`<a${' b="c"'.repeat(length / 6)}`)],
  ['spaces in a tag', (length) => text(`<a${' '.repeat(length)}`)],
  ['halves of surrogate pairs', (length) => text('\ud800'.repeat(length))],
  ['records', (length) => text('{}\u001e'.repeat(length / 3))],
  ['base64', (length) => text(`b${'A'.repeat(length)}!`)],
  [
    'letters of a query',
    (length) => text(`{"type":"subscribe","payload":{"query":"${'a '.repeat(length / 2)}"}}`),
  ],
  ['open MessagePack lists', (length) => binary(new Uint8Array(length).fill(0x91))],
  ['MessagePack lists of 4 billion', (length) => binary(new Uint8Array(length).fill(0xdd))],
  ['a MessagePack text of 4 GB', (length) => binary([0xdb, 255, 255, 255, 255, ...new Uint8Array(length)])],
  ['open CBOR lists', (length) => binary(new Uint8Array(length).fill(0x9f))],
  ['empty CBOR chunks', (length) => binary([0x5f, ...new Uint8Array(length).fill(0x40)])],
  ['CBOR tags', (length) => binary(new Uint8Array(length).fill(0xc6))],
  ['long varints', (length) => binary(new Uint8Array(length).fill(0x80))],
  ['empty protobuf fields', (length) => binary(Array.from({ length }, (_, index) => (index % 2 ? 0 : 0x0a)))],
  ['pings', (length) => binary(Array.from({ length }, (_, index) => (index % 2 ? 0 : 0xc0)))],
  ['bytes of zero', (length) => binary(new Uint8Array(length))],
]

it.each(hostile)('reads 100,000 of %s in the time of one pass', { timeout: 30_000 }, (_told, make) => {
  // A reader that goes over them once takes milliseconds; one that starts anew at each takes minutes.
  const payload = make(100_000)
  for (const decoder of loaded) expectSound(decoder.decode(payload), payload)
  pick({ url: '', protocol: '', firsts: [payload] })
})
