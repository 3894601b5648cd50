// Opens what people keep of a session: a session file of any version or a HAR, packed or not. It is read as it
// comes, so that a large file neither stops the reader nor is held twice; what was read before a damage is kept.

import type { Decoded } from '../core/decode.ts'
import { decodeFact } from '../core/decode.ts'
import type { Fact } from '../core/fact.ts'
import { recordingOf } from '../core/file/describe.ts'
import { format, type Header, type Recording, version } from '../core/file/header.ts'
import { joined } from '../core/file/joined.ts'
import {
  type Bounds,
  bounds,
  createReader,
  type Damage,
  decodeHeader,
  type Reader,
} from '../core/file/read.ts'
import { upgradeFact } from '../core/file/upgrade.ts'
import { said } from '../core/said.ts'
import type { Bytes } from '../core/units.ts'
import { unpacked } from './gzip.ts'

/** Characters of a file that can only be read as a whole: a HAR, or a session of version 1. */
const mostWhole = 400_000_000

export interface Opening {
  /** Told as the file is read: bytes of it, packed as it is. */
  progress?(read: Bytes): void
  /** Facts as they are read, for whoever does not want to wait for the last. */
  facts?(facts: readonly Fact[], header: Header): void
  /** Ends the reading; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal
  readonly bounds?: Bounds
}

export interface Opened {
  readonly recording: Recording
  /** Where reading had to end before the file did; null where it was read to its end. */
  readonly damage: Damage | null
}

/**
 * Reads a whole file. Refused, with a sentence, is what is neither a session nor a HAR.
 * @throws the signal's reason when it is aborted
 */
export async function openFile(
  bytes: AsyncIterable<Uint8Array>,
  { progress, facts = () => undefined, signal, bounds: within = bounds }: Opening = {},
): Promise<Decoded<Opened>> {
  let read = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      signal?.throwIfAborted()
      yield piece
      read += piece.length
      progress?.(read)
    }
  }
  const source = new Source(unpacked(counted()))
  const head = await source.head()
  if (head === '') return refuse(source.broken ?? said`the file is empty`)
  const opened = isLines(head)
    ? await openLines(source, facts, createReader(decodeLines(), within))
    : await openWhole(source)
  if (opened.ok && !isLines(head)) facts(opened.value.recording.facts, opened.value.recording.header)
  return opened
}

const refuse = (why: string): Decoded<never> => ({ ok: false, why })

/** Bytes of the file, unpacked; a packing that breaks off ends it, and says so. */
class Source {
  readonly #pieces: AsyncIterator<Uint8Array>
  #ahead: Uint8Array | null = null
  broken: string | null = null

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#pieces = bytes[Symbol.asyncIterator]()
  }

  async next(): Promise<Uint8Array | null> {
    const ahead = this.#ahead
    this.#ahead = null
    if (ahead) return ahead
    try {
      const { done, value } = await this.#pieces.next()
      return done ? null : value
    } catch (error) {
      if (!(error instanceof TypeError) && !isPackingError(error)) throw error
      this.broken = said`its packing is damaged: ${(error as Error).message}`
      return null
    }
  }

  /** The beginning of the file: its first line, or as much as tells what it is. */
  async head(): Promise<string> {
    let head = new Uint8Array(0)
    while (!head.includes(newline) && head.length < 65_536) {
      const piece = await this.next()
      if (piece === null) break
      head = joined([head, piece])
    }
    const text = new TextDecoder().decode(head)
    this.#ahead = head.subarray(isMarked(head) ? byteOrderMark.length : 0)
    return text.replace(/\n.*/s, '')
  }
}

const newline = 0x0a
const isPackingError = (error: unknown) => String((error as { code?: unknown }).code).startsWith('Z_')

const byteOrderMark = [0xef, 0xbb, 0xbf]
const isMarked = (bytes: Uint8Array) => byteOrderMark.every((byte, at) => bytes[at] === byte)

/** Whether the first line is by itself the header of a session whose facts follow. */
function isLines(head: string): boolean {
  return head.includes(`"format":"${format}"`) && !head.includes(`"format":"${format}","version":1,`)
}

/** Decodes whole lines: each time anew is far sooner than a stream in Node, and none begins with a byte order mark. */
function decodeLines(): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return (bytes) => decoder.decode(bytes)
}

async function openLines(
  source: Source,
  heard: NonNullable<Opening['facts']>,
  reader: Reader,
): Promise<Decoded<Opened>> {
  const facts: Fact[] = []
  const take = (found: readonly Fact[]) => {
    if (!reader.header || found.length === 0) return
    for (const fact of found) facts.push(fact)
    heard(found, reader.header)
  }
  for (;;) {
    const piece = await source.next()
    if (piece === null || reader.refused !== null || reader.damage) break
    take(reader.next(piece))
  }
  take(reader.end())
  if (!reader.header) return refuse(reader.refused ?? said`the file is empty`)
  const damage = source.broken && reader.damage ? { ...reader.damage, why: source.broken } : reader.damage
  return { ok: true, value: { recording: { header: reader.header, facts }, damage } }
}

async function openWhole(source: Source): Promise<Decoded<Opened>> {
  const decoder = new TextDecoder()
  const pieces: string[] = []
  let length = 0
  for (;;) {
    const bytes = await source.next()
    const piece = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    pieces.push(piece)
    length += piece.length
    if (bytes === null) break
    if (length > mostWhole)
      return refuse(said`the file is longer than ${mostWhole} characters, and is no session file`)
  }
  if (source.broken !== null) return refuse(source.broken)
  let found: unknown
  try {
    found = JSON.parse(pieces.join(''))
  } catch (error) {
    return refuse(said`neither a session nor a HAR: ${(error as Error).message}`)
  }
  const { format: named, log, entries } = (found ?? {}) as Readonly<Record<string, unknown>>
  if (named === format) return openFirstVersion(found)
  // Firefox's DevTools give the log without the object around it to whoever asks them.
  if ((typeof log !== 'object' || log === null) && !Array.isArray(entries))
    return refuse(said`neither a session nor a HAR: there is no log in it`)
  const { recordingOfHar } = await import('../core/har/read.ts')
  const read = recordingOfHar(found)
  return read.ok ? { ok: true, value: { recording: read.value, damage: null } } : read
}

/** A session of version 1 is one object that holds its facts; pretty-printed or not. */
function openFirstVersion(found: unknown): Decoded<Opened> {
  const decoded = decodeHeader(found)
  if ('refused' in decoded) return refuse(decoded.refused)
  const given = (found as { facts?: unknown }).facts
  const facts: Fact[] = []
  let damage: Damage | null = null
  for (const [index, each] of (Array.isArray(given) ? given : []).entries()) {
    const fact = decodeFact(upgradeFact(each, decoded.from))
    if (!fact.ok) {
      damage = { line: 1, why: `facts[${index}]: ${fact.why}` }
      break
    }
    facts.push(fact.value)
  }
  const { writer, browser, os, savedAt, settings } = decoded.header
  return {
    ok: true,
    value: { recording: recordingOf(facts, { writer, browser, os, savedAt, settings }), damage },
  }
}

/** The version of the format that this Lifeline writes. */
export const writes = version
