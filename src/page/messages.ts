// Sizes and beginnings of messages, without running any code of the page.

import { arraySize, attempt, blobSize, bufferSize, charCode, slice, viewSize } from './natives.ts'

/** Characters of a text message that are kept. */
const preview = 200

export interface Measured {
  readonly type: 'text' | 'blob' | 'arraybuffer'
  readonly size: number
  readonly preview: string
}

/** Bytes of a string in UTF-8; an unpaired surrogate is sent as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = charCode(text, index)
    if (unit < 0x80) bytes++
    else if (unit < 0x800) bytes += 2
    else if (unit >= 0xd800 && unit < 0xdc00 && isLow(text, index + 1)) {
      bytes += 4
      index++
    } else bytes += 3
  }
  return bytes
}

function isLow(text: string, index: number): boolean {
  const unit = index < text.length ? charCode(text, index) : 0
  return unit >= 0xdc00 && unit < 0xe000
}

/**
 * Measures what `send()` was given or a `message` event holds, and takes its beginning where it is wanted.
 * Objects that would be converted count 0.
 */
export function measure(value: unknown, wanted: boolean): Measured {
  if (typeof value === 'string')
    return { type: 'text', size: utf8Length(value), preview: wanted ? slice(value, 0, preview) : '' }
  const blob = attempt(blobSize, value)
  const size = blob ?? attempt(bufferSize, value) ?? attempt(arraySize, value) ?? attempt(viewSize, value)
  const type = blob !== null ? 'blob' : size !== null ? 'arraybuffer' : 'text'
  return { type, size: size ?? 0, preview: '' }
}
