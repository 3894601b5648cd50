// What a message holds and how it is shown: the shapes that every decoder takes and gives, and the two readings
// that need no protocol, JSON as a tree and bytes as hex. Pure: what was recorded in, a description out.

import { readJson } from './json.ts'

/** A message's payload as far as it was kept. */
export interface Payload {
  readonly type: 'text' | 'binary'
  /** Text as it is; '' for binary. */
  readonly text: string
  /** The bytes that were kept; UTF-8 of text where it is text. */
  readonly bytes: Uint8Array
  /** Bytes of the whole message, which may be more than were kept. */
  readonly size: number
  readonly direction: 'sent' | 'received'
}

/** A value to be shown as a tree: JSON's kinds, and bytes, big integers, tags. */
export type Shown =
  | null
  | boolean
  | number
  | bigint
  | string
  | ShownList
  | ShownMap
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** A CBOR tag, a MessagePack extension, a date, `undefined`, a reading of a protobuf field. */
  | { readonly kind: 'tagged'; readonly tag: string; readonly value: Shown }
export interface ShownList {
  readonly kind: 'list'
  readonly items: readonly Shown[]
}
/** Entries in the order of the wire; a key may stand twice, and need not be text. */
export interface ShownMap {
  readonly kind: 'map'
  readonly entries: readonly (readonly [key: Shown, value: Shown])[]
}

export type Part = readonly [name: string, value: Shown]

export interface Decoded {
  /** One line: `EVENT "chat" (2 arguments) /admin ack 7`, `PUBLISH sensors/1 qos 1`, `ping`. */
  readonly summary: string
  /** Named parts in order, such as packet type, namespace, topic, headers, body. */
  readonly parts: readonly Part[]
  /** Why it could not be read to its end: cut off, malformed at byte n; null when all was read. */
  readonly problem: string | null
}

/** What one socket is known to speak, for picking a decoder. */
export interface Conversation {
  readonly url: string
  /** The subprotocol that was agreed, or ''. */
  readonly protocol: string
  /** The first few messages, both directions. */
  readonly firsts: readonly Payload[]
}

export interface Decoder {
  readonly id: string
  readonly title: string
  /** How well this conversation looks like it: 0 not at all, 1 certainly (its subprotocol was agreed). */
  suspects(conversation: Conversation): number
  /** Null where this payload is none of it. Never throws, whatever the bytes are. */
  decode(payload: Payload): Decoded | null
}

/** A decoder that is not loaded yet; its suspicion is cheap, and needs no loading. */
export interface DecoderEntry {
  readonly id: string
  readonly title: string
  suspects(conversation: Conversation): number
  load(): Promise<Decoder>
}

/**
 * JSON as a tree, keys in order and twice where they stand twice, integers exact; null where it is no JSON, is
 * cut off, or is nested deeper than 200.
 */
export function jsonTree(text: string): Shown | null {
  const { value, trouble } = readJson(text)
  return trouble === null && value !== undefined ? value : null
}

export interface HexLine {
  readonly offset: string
  readonly hex: string
  readonly ascii: string
}

/** Sixteen bytes a line; `from` and `count` are lines, so that a long list asks for those in sight. */
export function hexLines(bytes: Uint8Array, from = 0, count = Number.POSITIVE_INFINITY): readonly HexLine[] {
  const lines: HexLine[] = []
  const end = Math.min(bytes.length, (from + count) * 16)
  for (let at = Math.max(0, from) * 16; at < end; at += 16) {
    let hex = ''
    let ascii = ''
    for (const byte of bytes.subarray(at, at + 16)) {
      hex += `${hex === '' ? '' : ' '}${byte.toString(16).padStart(2, '0')}`
      ascii += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
    }
    lines.push({ offset: at.toString(16).padStart(8, '0'), hex, ascii })
  }
  return lines
}

/** The bytes of a preview: UTF-8 of text, and of binary the base64 as far as it is some. */
export function bytesOf(preview: string, type: 'text' | 'binary'): Uint8Array {
  return type === 'text' ? new TextEncoder().encode(preview) : fromBase64(preview)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextets = new Map(
  [...alphabet, '-', '_'].map((letter, index) => [letter, index < 64 ? index : index - 2]),
)

/** Lenient, as a file may hold anything: both alphabets, padding or none, and the end at the first other letter. */
function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let held = 0
  let bits = 0
  for (let at = 0; at < text.length; at++) {
    const sextet = sextets.get(text.charAt(at))
    if (sextet === undefined) break
    held = ((held << 6) | sextet) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = (held >> bits) & 0xff
  }
  return bytes.slice(0, length)
}
