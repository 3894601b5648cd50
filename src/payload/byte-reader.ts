// Takes numbers, texts and runs of bytes from a payload, in the order of the network. It never reads past the end:
// the first read that would is noted as the trouble, and every later one gives nothing.

import { said } from '../core/said.ts'
import { endsAt, type Trouble, wrongAt } from './trouble.ts'

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function utf8(bytes: Uint8Array): string {
  return lenient.decode(bytes)
}

/** Null where the bytes are no UTF-8. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

export class ByteReader {
  at = 0
  trouble: Trouble | null = null
  readonly #view: DataView

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  /** Whether there is more to read, and nothing was wrong so far. */
  get more(): boolean {
    return this.trouble === null && this.left > 0
  }

  wrong(why: string, at = this.at): undefined {
    this.trouble ??= wrongAt(at, 'byte', why)
    return undefined
  }

  ended(): undefined {
    this.trouble ??= endsAt(this.bytes.length, 'byte')
    return undefined
  }

  #take(length: number): number | undefined {
    if (this.trouble !== null) return undefined
    if (length > this.left) return this.ended()
    const at = this.at
    this.at += length
    return at
  }

  unsigned(width: 1 | 2 | 4): number | undefined {
    const at = this.#take(width)
    if (at === undefined) return undefined
    if (width === 1) return this.#view.getUint8(at)
    return width === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at)
  }

  signed(width: 1 | 2 | 4): number | undefined {
    const at = this.#take(width)
    if (at === undefined) return undefined
    if (width === 1) return this.#view.getInt8(at)
    return width === 2 ? this.#view.getInt16(at) : this.#view.getInt32(at)
  }

  /** Of 64 bits: a number where that is exact, a big integer otherwise. */
  long(signed: boolean): number | bigint | undefined {
    const at = this.#take(8)
    if (at === undefined) return undefined
    const value = signed ? this.#view.getBigInt64(at) : this.#view.getBigUint64(at)
    return Number.isSafeInteger(Number(value)) ? Number(value) : value
  }

  float(width: 4 | 8): number | undefined {
    const at = this.#take(width)
    if (at === undefined) return undefined
    return width === 4 ? this.#view.getFloat32(at) : this.#view.getFloat64(at)
  }

  /** That many bytes; as many as there are, and the trouble, where that is fewer. Shares the payload's memory. */
  run(length: number): Uint8Array {
    if (this.trouble !== null) return this.bytes.subarray(this.at, this.at)
    const bytes = this.bytes.subarray(this.at, Math.min(this.bytes.length, this.at + length))
    if (bytes.length < length) this.ended()
    this.at += bytes.length
    return bytes
  }

  rest(): Uint8Array {
    return this.run(this.left)
  }

  text(length: number): string {
    return utf8(this.run(length))
  }

  /** Little end first, seven bits a byte (MQTT 1.5.5, protobuf, SignalR); at most `longest` bytes. */
  varint(longest: number): bigint | undefined {
    let value = 0n
    for (let index = 0; index < longest; index++) {
      const byte = this.unsigned(1)
      if (byte === undefined) return undefined
      value |= BigInt(byte & 0x7f) << BigInt(7 * index)
      if (byte < 0x80) return value
    }
    return this.wrong(said`a length of more than ${longest} bytes`)
  }
}
