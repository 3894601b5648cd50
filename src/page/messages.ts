// Sizes and beginnings of messages, without running any code of the page.

import {
  attempt,
  binaries,
  blobSize,
  charCode,
  fromCharCode,
  NativeUint8Array,
  slice,
  toBase64,
} from './natives.ts'

export interface Measured {
  readonly type: 'text' | 'blob' | 'arraybuffer'
  readonly size: number
  readonly preview: string
}

/** Bytes of a string in UTF-8; an unpaired surrogate is sent as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  let bytes = 0
  let before = 0
  for (let index = 0; index < text.length; index++) {
    const unit = charCode(text, index)
    // 54 are the high surrogates, 55 the low ones; a pair takes four bytes.
    const block = unit >> 10
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : block === 55 && before === 54 ? 1 : 3
    before = block
  }
  return bytes
}

type Reader = (value: unknown, room: number) => Measured

const readers = binaries.map(
  ([sizeOf, bufferOf, offsetOf]): Reader =>
    (value, room) => {
      const size = sizeOf(value)
      const count = size < room ? size : room
      let text = ''
      if (count > 0) {
        const buffer = attempt(bufferOf, value) ?? (value as ArrayBuffer)
        const bytes = new NativeUint8Array(buffer, attempt(offsetOf, value) ?? 0, count)
        for (let index = 0; index < count; index++) text += fromCharCode(bytes[index] as number)
      }
      return { type: 'arraybuffer', size, preview: toBase64(text) }
    },
)

/**
 * Measures what `send()` was given or a `message` event holds, and takes the first `room` characters of a text, or
 * bytes of a buffer in base64. A Blob tells no bytes at once. Objects that would be converted count 0.
 */
export function measure(value: unknown, room: number): Measured {
  if (typeof value === 'string')
    return { type: 'text', size: utf8Length(value), preview: slice(value, 0, room) }
  for (let index = 0; index < readers.length; index++) {
    const found = attempt((self) => (readers[index] as Reader)(self, room), value)
    if (found) return found
  }
  const size = attempt(blobSize, value)
  return { type: size === null ? 'text' : 'blob', size: size ?? 0, preview: '' }
}
