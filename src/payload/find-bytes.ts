// Looks for something among bytes: as text, whatever the case of ASCII letters, and as the bytes that hex digits name.

export interface Run {
  readonly from: number
  /** After the last byte. */
  readonly to: number
}

/** Found at most. */
const most = 1000

/** In order, none within another. `0a ff`, `0aff` and `0x0aff` are bytes as well as text. */
export function findBytes(bytes: Uint8Array, wanted: string): readonly Run[] {
  const text = new TextEncoder().encode(wanted).map(lower)
  const named = bytesNamed(wanted)
  const found: Run[] = []
  for (let at = 0; at < bytes.length && found.length < most; at++) {
    const length = Math.max(matching(bytes, at, text, lower), named ? matching(bytes, at, named, asItIs) : 0)
    if (length === 0) continue
    found.push({ from: at, to: at + length })
    at += length - 1
  }
  return found
}

/** How many bytes are the same from here on: all of the needle's, or none. */
function matching(bytes: Uint8Array, at: number, needle: Uint8Array, read: (byte: number) => number): number {
  for (let index = 0; index < needle.length; index++) {
    const byte = bytes[at + index]
    if (byte === undefined || read(byte) !== needle[index]) return 0
  }
  return needle.length
}

const asItIs = (byte: number) => byte
const lower = (byte: number) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)

function bytesNamed(text: string): Uint8Array | null {
  const digits = text.replace(/^\s*0x|\s/gi, '')
  if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) return null
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
