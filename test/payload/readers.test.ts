// JSON, MessagePack and CBOR are read as they stand, and up to where they end.

import { encode as encodeMsgpack } from '@msgpack/msgpack'
import { encode as encodeCbor } from 'cbor2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCbor } from '../../src/payload/cbor.ts'
import { readJson } from '../../src/payload/json.ts'
import { readMsgpack } from '../../src/payload/msgpack.ts'
import { bytesOf, hexLines, jsonTree } from '../../src/payload/payload.ts'
import { hex, plainOf } from './said.ts'

describe('JSON', () => {
  it('is accepted exactly where JSON.parse accepts it', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string({ unit: fc.constantFrom(...'{}[]:,"\\u0e-+.19truefalsn \n\t\u0001') }),
    )
    fc.assert(
      fc.property(anything, (given) => {
        let parses = true
        try {
          JSON.parse(given)
        } catch (error) {
          parses = !(error instanceof SyntaxError)
        }
        expect(readJson(given).trouble === null).toBe(parses)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the values that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (given) => {
        fc.pre(!given.includes('__proto__') && !/\d{16}/.test(given))
        const read = readJson(given)
        expect(JSON.stringify(plainOf(read.value))).toBe(JSON.stringify(JSON.parse(given)))
      }),
    )
  })

  it('keeps the order of keys, those that stand twice, and those of prototypes', () => {
    const tree = jsonTree('{"2":0,"1":0,"__proto__":{"x":1},"1":9}')
    expect(tree).toEqual({
      kind: 'map',
      entries: [
        ['2', 0],
        ['1', 0],
        ['__proto__', { kind: 'map', entries: [['x', 1]] }],
        ['1', 9],
      ],
    })
  })

  it('keeps integers exact, and numbers that no number can hold as they were written', () => {
    expect(jsonTree('9007199254740993')).toBe(9007199254740993n)
    expect(jsonTree('1e999')).toEqual({ kind: 'tagged', tag: 'number', value: '1e999' })
  })

  it('refuses what is nested deeper than 200, and reads what is nested 200 deep', () => {
    expect(jsonTree(`${'['.repeat(200)}${']'.repeat(200)}`)).not.toBeNull()
    expect(jsonTree(`${'['.repeat(201)}${']'.repeat(201)}`)).toBeNull()
    expect(readJson('['.repeat(1_000_000)).trouble?.why).toBe('nested deeper than 200')
  })

  it('is read up to where it ends', () => {
    const read = readJson('{"a":[1,{"b":"hel')
    expect(plainOf(read.value)).toEqual({ a: [1, { b: 'hel' }] })
    expect(read.trouble).toEqual({ at: 17, unit: 'character', why: null })
  })
})

describe('MessagePack', () => {
  it('gives back what @msgpack/msgpack encoded', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (given) => {
        fc.pre(!given.includes('__proto__') && !/\d{16}/.test(given))
        const value: unknown = JSON.parse(given)
        const { values, trouble } = readMsgpack(encodeMsgpack(value))
        expect(trouble).toBeNull()
        expect(JSON.stringify(plainOf(values[0]))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('reads integers of every width, floats, bytes, extensions and timestamps', () => {
    const read = (bytes: Uint8Array) => plainOf(readMsgpack(bytes).values[0])
    for (const each of [
      0,
      127,
      128,
      255,
      256,
      65535,
      65536,
      2 ** 32,
      -1,
      -32,
      -33,
      -128,
      -129,
      -32769,
      -(2 ** 40),
      1.5,
    ])
      expect(read(encodeMsgpack(each))).toBe(each)
    expect(read(encodeMsgpack(2n ** 63n, { useBigInt64: true }))).toBe(2n ** 63n)
    expect(read(encodeMsgpack(new Uint8Array([1, 2])))).toEqual([1, 2])
    expect(read(encodeMsgpack(new Date('2024-02-03T04:05:06.789Z')))).toEqual({
      timestamp: '2024-02-03T04:05:06.789Z',
    })
    // Fixed and sized extensions (spec, "Extension format family").
    expect(read(hex('d4 05 ff'))).toEqual({ 'extension 5': [255] })
    expect(read(hex('c7 03 05 01 02 03'))).toEqual({ 'extension 5': [1, 2, 3] })
    expect(readMsgpack(encodeMsgpack(Number.NaN)).values).toEqual([Number.NaN])
  })

  it('believes no length that is not there: a string of 4 GB is the bytes that stand', () => {
    const { values, trouble } = readMsgpack(hex('db ff ff ff ff 61 62'))
    expect(values).toEqual(['ab'])
    expect(trouble).toEqual({ at: 7, unit: 'byte', why: null })
    expect(readMsgpack(hex('dd ff ff ff ff 01')).values).toEqual([{ kind: 'list', items: [1] }])
  })

  it('stops at what is nested too deep', () => {
    expect(readMsgpack(new Uint8Array(100_000).fill(0x91)).trouble?.why).toBe('nested deeper than 200')
  })
})

describe('CBOR', () => {
  it('gives back what cbor2 encoded', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (given) => {
        fc.pre(!given.includes('__proto__') && !/-0(?![.\d])/.test(given))
        const value: unknown = JSON.parse(given)
        const { values, trouble } = readCbor(encodeCbor(value))
        expect(trouble).toBeNull()
        expect(JSON.stringify(plainOf(values[0]))).toBe(JSON.stringify(value))
      }),
    )
  })

  // RFC 8949, appendix A.
  it.each([
    ['18 64', 100],
    ['1b ff ff ff ff ff ff ff ff', 18446744073709551615n],
    ['c2 49 01 00 00 00 00 00 00 00 00', 18446744073709551616n],
    ['3b ff ff ff ff ff ff ff ff', -18446744073709551616n],
    ['c3 49 01 00 00 00 00 00 00 00 00', -18446744073709551617n],
    ['38 63', -100],
    ['f9 3c 00', 1],
    ['f9 7b ff', 65504],
    ['f9 00 01', 2 ** -24],
    ['f9 7c 00', Number.POSITIVE_INFINITY],
    ['fb 3f f1 99 99 99 99 99 9a', 1.1],
    ['f4', false],
    ['f6', null],
    ['f7', { undefined: null }],
    ['f8 ff', { simple: 255 }],
    [
      'c0 74 32 30 31 33 2d 30 33 2d 32 31 54 32 30 3a 30 34 3a 30 30 5a',
      { 'date (tag 0)': '2013-03-21T20:04:00Z' },
    ],
    ['c1 1a 51 4b 67 b0', { 'epoch date': '2013-03-21T20:04:00.000Z' }],
    ['44 01 02 03 04', [1, 2, 3, 4]],
    ['5f 42 01 02 43 03 04 05 ff', [1, 2, 3, 4, 5]],
    ['7f 65 73 74 72 65 61 64 6d 69 6e 67 ff', 'streaming'],
    ['9f 01 82 02 03 9f 04 05 ff ff', [1, [2, 3], [4, 5]]],
    ['bf 61 61 01 61 62 9f 02 03 ff ff', { a: 1, b: [2, 3] }],
    ['a2 01 02 03 04', { 1: 2, 3: 4 }],
  ])('reads %s', (given, expected) => {
    const { values, trouble } = readCbor(hex(given))
    expect(trouble).toBeNull()
    expect(values.map(plainOf)).toEqual([expected])
  })

  it('says where a reserved head, a stray break or a chunk of another kind stands', () => {
    expect(readCbor(hex('82 01 1c')).trouble).toMatchObject({
      at: 2,
      why: 'additional information 28 is reserved',
    })
    expect(readCbor(hex('82 01 ff')).trouble).toMatchObject({
      at: 2,
      why: 'a break outside of anything indefinite',
    })
    expect(readCbor(hex('5f 61 61 ff')).trouble).toMatchObject({ at: 1, why: 'a chunk of another kind' })
  })

  it('believes no length that is not there', () => {
    expect(readCbor(hex('7b ff ff ff ff ff ff ff ff 61')).values).toEqual(['a'])
    expect(readCbor(new Uint8Array(100_000).fill(0x81)).trouble?.why).toBe('nested deeper than 200')
  })
})

describe('bytes', () => {
  it('are shown sixteen a line, and only the lines that are asked for', () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, index) => index + 0x3b)
    expect(hexLines(bytes)).toHaveLength(3)
    expect(hexLines(bytes, 2, 1)).toEqual([
      { offset: '00000020', hex: '5b 5c 5d 5e 5f 60 61 62', ascii: '[\\]^_`ab' },
    ])
    expect(hexLines(bytes, 9, 4)).toEqual([])
    expect(hexLines(Uint8Array.of(0, 0x7f, 0x41))[0]?.ascii).toBe('..A')
  })

  it('come out of base64 as they went in, and whatever else a file holds harms nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesOf(Buffer.from(bytes).toString('base64'), 'binary')).toEqual(bytes)
        expect(bytesOf(Buffer.from(bytes).toString('base64url'), 'binary')).toEqual(bytes)
      }),
    )
    expect([...bytesOf('AQI*zz', 'binary')]).toEqual([1, 2])
    expect([...bytesOf('é', 'text')]).toEqual([0xc3, 0xa9])
  })
})
