// Reads MessagePack (github.com/msgpack/msgpack/blob/master/spec.md) as it stands: map keys of any kind and twice
// where they stand twice, 64 bits exact, and up to where it was cut.

import { said } from '../core/said.ts'
import { ByteReader } from './byte-reader.ts'
import type { Shown } from './payload.ts'
import type { Trouble } from './trouble.ts'

const deepest = 200

/** Values one after another; several are a stream, and a socket's message usually holds one. */
export function readMsgpack(bytes: Uint8Array): {
  readonly values: readonly Shown[]
  readonly trouble: Trouble | null
} {
  const reader = new ByteReader(bytes)
  const values: Shown[] = []
  while (reader.more) {
    const value = readValue(reader, 0)
    if (value !== undefined) values.push(value)
  }
  return { values, trouble: reader.trouble }
}

function readValue(from: ByteReader, depth: number): Shown | undefined {
  const start = from.at
  const head = from.unsigned(1)
  if (head === undefined) return undefined
  if (head < 0x80) return head
  if (head < 0x90) return readMap(from, head & 0x0f, depth)
  if (head < 0xa0) return readList(from, head & 0x0f, depth)
  if (head < 0xc0) return from.text(head & 0x1f)
  if (head >= 0xe0) return head - 0x100
  switch (head) {
    case 0xc0:
      return null
    case 0xc2:
      return false
    case 0xc3:
      return true
    case 0xca:
      return from.float(4)
    case 0xcb:
      return from.float(8)
    case 0xcc:
      return from.unsigned(1)
    case 0xcd:
      return from.unsigned(2)
    case 0xce:
      return from.unsigned(4)
    case 0xcf:
      return from.long(false)
    case 0xd0:
      return from.signed(1)
    case 0xd1:
      return from.signed(2)
    case 0xd2:
      return from.signed(4)
    case 0xd3:
      return from.long(true)
    case 0xc1:
      return from.wrong(said`0xc1 is never used in MessagePack`, start)
    default:
      return readSized(from, head, depth)
  }
}

/** Those whose length is written in one, two or four bytes; fixed extensions know it. */
function readSized(from: ByteReader, head: number, depth: number): Shown | undefined {
  if (head >= 0xd4 && head <= 0xd8) return readExtension(from, 1 << (head - 0xd4))
  const [first, widths] = groups.find(([begin, each]) => head >= begin && head < begin + each.length) ?? [
    head,
    [],
  ]
  const length = from.unsigned(widths[head - first] ?? 1)
  if (length === undefined) return undefined
  if (first === 0xd9) return from.text(length)
  if (first === 0xc4) return { kind: 'bytes', bytes: from.run(length) }
  if (first === 0xc7) return readExtension(from, length)
  return first === 0xdc ? readList(from, length, depth) : readMap(from, length, depth)
}

type Width = 1 | 2 | 4
const groups: readonly (readonly [first: number, widths: readonly Width[]])[] = [
  [0xd9, [1, 2, 4]],
  [0xc4, [1, 2, 4]],
  [0xc7, [1, 2, 4]],
  [0xdc, [2, 4]],
  [0xde, [2, 4]],
]

function readList(from: ByteReader, length: number, depth: number): Shown | undefined {
  if (depth >= deepest) return from.wrong(said`nested deeper than ${deepest}`)
  const items: Shown[] = []
  for (let index = 0; index < length; index++) {
    const item = readValue(from, depth + 1)
    if (item !== undefined) items.push(item)
    if (from.trouble !== null) break
  }
  return { kind: 'list', items }
}

function readMap(from: ByteReader, length: number, depth: number): Shown | undefined {
  if (depth >= deepest) return from.wrong(said`nested deeper than ${deepest}`)
  const entries: (readonly [Shown, Shown])[] = []
  for (let index = 0; index < length; index++) {
    const key = readValue(from, depth + 1)
    const value = readValue(from, depth + 1)
    if (key !== undefined && value !== undefined) entries.push([key, value])
    if (from.trouble !== null) break
  }
  return { kind: 'map', entries }
}

function readExtension(from: ByteReader, length: number): Shown | undefined {
  const type = from.signed(1)
  if (type === undefined) return undefined
  const bytes = from.run(length)
  const moment = type === -1 && from.trouble === null ? momentOf(bytes) : null
  return moment === null
    ? { kind: 'tagged', tag: `extension ${type}`, value: { kind: 'bytes', bytes } }
    : { kind: 'tagged', tag: 'timestamp', value: moment }
}

/** The timestamp extension, of 4, 8 or 12 bytes; null where it is none. */
function momentOf(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let seconds: number
  let nanoseconds = 0
  if (bytes.length === 4) seconds = view.getUint32(0)
  else if (bytes.length === 8) {
    nanoseconds = view.getUint32(0) >>> 2
    seconds = (view.getUint32(0) & 3) * 2 ** 32 + view.getUint32(4)
  } else if (bytes.length === 12) {
    nanoseconds = view.getUint32(0)
    seconds = Number(view.getBigInt64(4))
  } else return null
  const date = new Date(seconds * 1000 + Math.floor(nanoseconds / 1e6))
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
