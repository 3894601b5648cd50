// Protocol Buffers without a schema (protobuf.dev/programming-guides/encoding): the wire tells a field's number and
// its width, not its meaning, so every reading that fits is shown, the likeliest first.

import { said } from '../../core/said.ts'
import { plural } from '../../core/words.ts'
import { decoded, listOf, mapOf, shownBytes, tagged } from '../brief.ts'
import { ByteReader, strictUtf8 } from '../byte-reader.ts'
import type { Decoded, Part, Payload, Shown } from '../payload.ts'
import type { Trouble } from '../trouble.ts'

/** Each level reads its bytes again, so this bounds the work to a few times the length. */
const deepest = 12

interface Field {
  readonly number: number
  readonly value: Shown
}

export function decodeProtobuf(payload: Payload): Decoded | null {
  if (payload.type !== 'binary') return null
  const { fields, trouble } = readFields(payload.bytes, 0)
  if (fields.length === 0) return null
  const numbers = [...new Set(fields.map((field) => field.number))]
  const told = numbers.slice(0, 8).join(', ') + (numbers.length > 8 ? ', …' : '')
  return decoded(
    payload,
    `${plural(fields.length, 'field')}: ${told}`,
    fields.map(({ number, value }): Part => [`field ${number}`, value]),
    trouble,
  )
}

function readFields(
  bytes: Uint8Array,
  depth: number,
): { readonly fields: Field[]; readonly trouble: Trouble | null } {
  const reader = new ByteReader(bytes)
  const fields: Field[] = []
  while (reader.more) {
    const start = reader.at
    const key = reader.varint(10)
    if (key === undefined) break
    const number = Number(key >> 3n)
    const value = number < 1 || number >= 2 ** 29 ? undefined : readWire(reader, Number(key & 7n), depth)
    if (value === undefined) {
      reader.wrong(said`no field of protobuf`, start)
      break
    }
    fields.push({ number, value })
  }
  return { fields, trouble: reader.trouble }
}

function readWire(from: ByteReader, wire: number, depth: number): Shown | undefined {
  if (wire === 0) return varintOf(from.varint(10))
  if (wire === 1) return fixedOf(from, 8)
  if (wire === 5) return fixedOf(from, 4)
  // Groups (3 and 4) went out of use before sockets came.
  if (wire !== 2) return undefined
  const length = from.varint(10)
  return length === undefined ? undefined : runOf(from.run(Number(length)), depth, from.trouble !== null)
}

function exact(value: bigint): Shown {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function varintOf(given: bigint | undefined): Shown | undefined {
  if (given === undefined) return undefined
  const value = BigInt.asUintN(64, given)
  const entries: [Shown, Shown][] = [['unsigned', exact(value)]]
  if (value >= 2n ** 63n) entries.push(['signed', exact(BigInt.asIntN(64, value))])
  entries.push(['zigzag', exact(value & 1n ? -((value + 1n) >> 1n) : value >> 1n)])
  if (value < 2n) entries.push(['bool', value === 1n])
  return tagged('varint', mapOf(entries))
}

/** Fixed ones stand with the little end first. */
function fixedOf(from: ByteReader, width: 4 | 8): Shown | undefined {
  const bytes = from.run(width)
  if (bytes.length < width) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, width)
  const float = width === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true)
  const unsigned = width === 4 ? BigInt(view.getUint32(0, true)) : view.getBigUint64(0, true)
  const signed = BigInt.asIntN(width * 8, unsigned)
  const entries: [Shown, Shown][] = [
    [width === 4 ? 'float' : 'double', float],
    ['unsigned', exact(unsigned)],
  ]
  if (signed !== unsigned) entries.push(['signed', exact(signed)])
  return tagged(`fixed${width * 8}`, mapOf(entries))
}

/** Text, a message, or bytes; more than one where more than one fits. */
function runOf(bytes: Uint8Array, depth: number, cut: boolean): Shown {
  if (bytes.length === 0) return ''
  const text = strictUtf8(bytes)
  const readable = text !== null && !/[^\P{Cc}\t\n\r]/u.test(text)
  const nested = depth < deepest ? readFields(bytes, depth + 1) : null
  const isMessage =
    nested !== null &&
    nested.fields.length > 0 &&
    (nested.trouble === null || (cut && nested.trouble.why === null))
  const message = isMessage
    ? tagged('message', mapOf(nested.fields.map(({ number, value }) => [number, value])))
    : null
  if (readable && message === null) return text
  if (message !== null && !readable) return message
  const packed = message === null ? packedOf(bytes) : null
  if (message !== null && readable)
    return tagged(
      'several readings',
      mapOf([
        ['text', text],
        ['message', message],
      ]),
    )
  if (packed === null) return shownBytes(bytes)
  return tagged(
    'several readings',
    mapOf([
      ['bytes', shownBytes(bytes)],
      ['packed varints', packed],
    ]),
  )
}

/** A run of varints and nothing else, which is how repeated numbers are packed; null where it is none. */
function packedOf(bytes: Uint8Array): Shown | null {
  const reader = new ByteReader(bytes)
  const items: Shown[] = []
  while (reader.more) {
    const value = reader.varint(10)
    if (value !== undefined) items.push(exact(BigInt.asUintN(64, value)))
  }
  return reader.trouble === null ? listOf(items) : null
}
