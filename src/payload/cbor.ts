// Reads CBOR (RFC 8949) and its sequences (RFC 8742) as they stand: keys of any kind, tags kept and named, chunks
// of indefinite length joined, and up to where it was cut.

import { said } from '../core/said.ts'
import { tagged } from './brief.ts'
import { ByteReader } from './byte-reader.ts'
import type { Shown } from './payload.ts'
import type { Trouble } from './trouble.ts'

const deepest = 200
/** Tags that are met on sockets (the IANA registry of CBOR tags), by number. */
const tagNames: Readonly<Record<string, string>> = {
  0: 'date',
  1: 'epoch date',
  2: 'big integer',
  3: 'negative big integer',
  4: 'decimal',
  24: 'embedded CBOR',
  32: 'URI',
  37: 'UUID',
  55799: 'CBOR',
}

/** The items of a sequence; a socket's message usually holds one. */
export function readCbor(bytes: Uint8Array): {
  readonly values: readonly Shown[]
  readonly trouble: Trouble | null
} {
  const reader = new ByteReader(bytes)
  const values: Shown[] = []
  while (reader.more) {
    const value = readItem(reader, 0)
    if (value !== undefined) values.push(value)
  }
  return { values, trouble: reader.trouble }
}

/** A length or number of the head; null where it is indefinite. */
function argumentOf(from: ByteReader, info: number): number | bigint | null | undefined {
  if (info < 24) return info
  if (info === 24) return from.unsigned(1)
  if (info === 25) return from.unsigned(2)
  if (info === 26) return from.unsigned(4)
  if (info === 27) return from.long(false)
  return info === 31 ? null : from.wrong(said`additional information ${info} is reserved`, from.at - 1)
}

function readItem(from: ByteReader, depth: number): Shown | undefined {
  const start = from.at
  const head = from.unsigned(1)
  if (head === undefined) return undefined
  const major = head >> 5
  const info = head & 0x1f
  if (major === 7) return readSimple(from, info)
  const argument = argumentOf(from, info)
  if (argument === undefined) return undefined
  if (argument === null && (major < 2 || major === 6))
    return from.wrong(said`an indefinite length where there is none`, start)
  const length = argument === null ? null : Number(argument)
  switch (major) {
    case 0:
      return argument ?? undefined
    case 1:
      return typeof argument === 'number' ? -1 - argument : argument === null ? undefined : -1n - argument
    case 2:
      return { kind: 'bytes', bytes: length === null ? readChunks(from, 2) : from.run(length) }
    case 3:
      return length === null ? new TextDecoder().decode(readChunks(from, 3)) : from.text(length)
    case 4:
    case 5:
    case 6:
      if (depth >= deepest) return from.wrong(said`nested deeper than ${deepest}`, start)
      if (major === 4) return readList(from, length, depth + 1)
      return major === 5 ? readMap(from, length, depth + 1) : readTag(from, String(argument), depth + 1)
    default:
      return undefined
  }
}

function readSimple(from: ByteReader, info: number): Shown | undefined {
  if (info === 20 || info === 21) return info === 21
  if (info === 22) return null
  if (info === 23) return tagged('undefined', null)
  if (info === 25) return halfOf(from.unsigned(2))
  if (info === 26) return from.float(4)
  if (info === 27) return from.float(8)
  if (info === 31) return from.wrong(said`a break outside of anything indefinite`, from.at - 1)
  if (info > 27) return from.wrong(said`additional information ${info} is reserved`, from.at - 1)
  const simple = info === 24 ? from.unsigned(1) : info
  return simple === undefined ? undefined : tagged('simple', simple)
}

/** Of 16 bits (RFC 8949, appendix D). */
function halfOf(half: number | undefined): number | undefined {
  if (half === undefined) return undefined
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >> 10) & 0x1f
  const mantissa = half & 0x3ff
  if (exponent === 0) return sign * mantissa * 2 ** -24
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (mantissa + 1024) * 2 ** (exponent - 25)
}

/** True, and past it, where the break that ends something indefinite stands here. */
function breaks(from: ByteReader): boolean {
  if (from.trouble !== null || from.bytes[from.at] !== 0xff) return false
  from.at++
  return true
}

function readChunks(from: ByteReader, major: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  while (from.trouble === null && !breaks(from)) {
    const head = from.unsigned(1)
    if (head === undefined) break
    const size = head >> 5 === major ? argumentOf(from, head & 0x1f) : null
    if (size === undefined) break
    if (size === null) {
      from.wrong(said`a chunk of another kind`, from.at - 1)
      break
    }
    const chunk = from.run(Number(size))
    chunks.push(chunk)
    length += chunk.length
  }
  const joined = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}

function readList(from: ByteReader, length: number | null, depth: number): Shown {
  const items: Shown[] = []
  for (let index = 0; length === null ? !breaks(from) : index < length; index++) {
    const item = readItem(from, depth)
    if (item !== undefined) items.push(item)
    if (from.trouble !== null) break
  }
  return { kind: 'list', items }
}

function readMap(from: ByteReader, length: number | null, depth: number): Shown {
  const entries: (readonly [Shown, Shown])[] = []
  for (let index = 0; length === null ? !breaks(from) : index < length; index++) {
    const key = readItem(from, depth)
    const value = readItem(from, depth)
    if (key !== undefined && value !== undefined) entries.push([key, value])
    if (from.trouble !== null) break
  }
  return { kind: 'map', entries }
}

function readTag(from: ByteReader, tag: string, depth: number): Shown | undefined {
  const value = readItem(from, depth)
  if (value === undefined) return undefined
  const isBytes = typeof value === 'object' && value !== null && value.kind === 'bytes'
  if ((tag === '2' || tag === '3') && isBytes && value.bytes.length > 0 && value.bytes.length <= 128) {
    const whole = BigInt(`0x${[...value.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`)
    return tag === '2' ? whole : -1n - whole
  }
  if (tag === '1' && typeof value === 'number') {
    const date = new Date(value * 1000)
    if (!Number.isNaN(date.getTime())) return tagged('epoch date', date.toISOString())
  }
  const name = Object.hasOwn(tagNames, tag) ? tagNames[tag] : undefined
  return tagged(name === undefined ? `tag ${tag}` : `${name} (tag ${tag})`, value)
}
