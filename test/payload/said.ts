// Payloads written as a person would, for the tests of what they hold.

import type { Decoded, Payload, Shown } from '../../src/payload/payload.ts'

type Direction = Payload['direction']

export function text(given: string, direction: Direction = 'received'): Payload {
  const bytes = new TextEncoder().encode(given)
  return { type: 'text', text: given, bytes, size: bytes.length, direction }
}

export function binary(given: Iterable<number>, direction: Direction = 'received'): Payload {
  const bytes = Uint8Array.from(given)
  return { type: 'binary', text: '', bytes, size: bytes.length, direction }
}

export function hex(given: string): Uint8Array {
  return Uint8Array.from(given.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** The beginning of a payload, as it is where a recording kept no more. */
export function cut(payload: Payload, kept: number): Payload {
  if (payload.type === 'binary') return { ...payload, bytes: payload.bytes.slice(0, kept) }
  const short = payload.text.slice(0, kept)
  return { ...payload, text: short, bytes: new TextEncoder().encode(short) }
}

/** What JavaScript would have made of it, for comparing with what a library gives. */
export function plainOf(value: Shown | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value.kind === 'list') return value.items.map(plainOf)
  if (value.kind === 'map')
    return Object.fromEntries(value.entries.map(([key, each]) => [String(key), plainOf(each)]))
  if (value.kind === 'bytes') return [...value.bytes]
  return { [value.tag]: plainOf(value.value) }
}

export function part(found: Decoded | null, name: string): unknown {
  return plainOf(found?.parts.find(([each]) => each === name)?.[1])
}
