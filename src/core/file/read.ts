// Reads a session file piece by piece: what was read so far is usable at any time. A file that is none is refused
// with a sentence; a damaged or truncated one is read up to the damage, and the damage is told with its line.
// It is cut into lines as bytes: no character is cut then, and what is copied is copied once.

import * as v from 'valibot'
import { decodeFact, plainFact, sentence } from '../decode.ts'
import type { Fact } from '../fact.ts'
import { printable } from '../printable.ts'
import { said } from '../said.ts'
import { format, type Header, headerSchema, version } from './header.ts'
import { joined } from './joined.ts'
import { type Loose, upgradeFact, upgradeHeader } from './upgrade.ts'

/** Where a file could not be read any further, and why. Lines count from 1, which is the header's. */
export interface Damage {
  readonly line: number
  readonly why: string
}

export interface Reader {
  /** The facts that the next piece of the file completes. Nothing more comes once it was refused or damaged. */
  next(piece: Uint8Array): readonly Fact[]
  /** The facts that were left when the file ended. */
  end(): readonly Fact[]
  /** Null until the first line was read. */
  readonly header: Header | null
  /** Why this is no session file that can be read; null while it is one. */
  readonly refused: string | null
  readonly damage: Damage | null
}

export interface Bounds {
  /** UTF-16 units of a line; a fact is far shorter. */
  readonly mostLine: number
  /** Facts that are taken before the rest is left unread. */
  readonly mostFacts: number
}

export const bounds: Bounds = { mostLine: 4_194_304, mostFacts: 5_000_000 }

const mostQuoted = 60
const cutOff = 'it is cut off'

/** UTF-8 takes so many bytes at most for a UTF-16 unit (RFC 3629 §3). */
const mostOfUnit = 3
const [newline, comma, opening, closing] = [0x0a, 0x2c, 0x5b, 0x5d]

/** @param decode the text that is written in bytes as UTF-8. */
export function createReader(
  decode: (bytes: Uint8Array) => string,
  { mostLine, mostFacts }: Bounds = bounds,
): Reader {
  let rest = new Uint8Array(0)
  let [line, read] = [0, 0]
  let from = version as number
  let header: Header | null = null
  let refused: string | null = null
  let damage: Damage | null = null

  const over = () => refused !== null || damage !== null

  function parsed(text: string): unknown {
    if (text.length > mostLine) throw new SyntaxError(said`longer than ${mostLine} characters`)
    return JSON.parse(text)
  }

  function takeHeader(text: string): void {
    let found: unknown
    try {
      found = parsed(text)
    } catch (error) {
      refused = said`line 1 is no header of a session: ${reasonOf(error)}`
      return
    }
    const decoded = decodeHeader(found)
    if ('refused' in decoded) refused = decoded.refused
    else ({ header, from } = decoded)
  }

  /** `ended`: the file ended within this line, so what is no JSON is the beginning of some. */
  function takeFact(text: string, into: Fact[], ended: boolean): void {
    if (text.trim() === '') return
    let value: unknown
    try {
      value = parsed(text)
    } catch (error) {
      damage = { line, why: ended ? cutOff : reasonOf(error) }
      return
    }
    try {
      takeValue(value, into)
    } catch (error) {
      damage = { line, why: reasonOf(error) }
    }
  }

  function takeValue(value: unknown, into: Fact[]): void {
    if (read === mostFacts) {
      damage = { line, why: said`more than ${mostFacts} facts; the rest was not read` }
      return
    }
    const given = upgradeFact(value, from)
    let fact = plainFact(given)
    if (!fact) {
      const decoded = decodeFact(given)
      if (!decoded.ok) throw new SyntaxError(decoded.why)
      fact = decoded.value
    }
    into.push(fact)
    read++
  }

  /**
   * Parses many lines at once, in three quarters of the time that they take one by one (Node). False, with nothing
   * taken, where they are not so many values: then one of them is damaged, and only one by one do they tell which.
   */
  function takeMany(lines: readonly Uint8Array[], into: Fact[]): boolean {
    const list = joined([[opening], ...lines, [closing]])
    let count = 1
    for (let end = list.indexOf(newline); end >= 0; end = list.indexOf(newline, end + 1)) {
      list[end] = comma
      count++
    }
    let values: unknown[]
    try {
      values = JSON.parse(decode(list)) as unknown[]
    } catch {
      return false
    }
    if (values.length !== count) return false
    for (const value of values) {
      line++
      try {
        takeValue(value, into)
      } catch (error) {
        damage = { line, why: reasonOf(error) }
      }
      if (over()) break
    }
    return true
  }

  function takeEach(lines: Uint8Array, into: Fact[]): void {
    for (let start = 0; start <= lines.length && !over(); ) {
      const end = lines.indexOf(newline, start)
      take(lines.subarray(start, end < 0 ? lines.length : end), into)
      start = end < 0 ? lines.length + 1 : end + 1
    }
  }

  function take(bytes: Uint8Array, into: Fact[], ended = false): void {
    line++
    const text = decode(bytes)
    if (line === 1) takeHeader(text)
    else takeFact(text, into, ended)
  }

  return {
    next(piece) {
      const facts: Fact[] = []
      if (over()) return facts
      const last = piece.lastIndexOf(newline)
      if (last < 0) {
        rest = joined([rest, piece])
        // A line that does not end is not kept until it does.
        if (rest.length > mostLine * mostOfUnit) take(rest, facts)
        return facts
      }
      const lines = [rest, piece.subarray(0, last)]
      const alike = line > 0 && rest.length <= mostLine
      if (!alike || !takeMany(lines, facts)) takeEach(joined(lines), facts)
      rest = piece.slice(last + 1)
      return facts
    },
    end() {
      const facts: Fact[] = []
      if (!over() && (rest.length > 0 || line === 0)) take(rest, facts, true)
      rest = new Uint8Array(0)
      const promised = header?.facts ?? 0
      if (!over() && read < promised)
        damage = { line: line + 1, why: said`the file ends after ${read} of ${promised} facts` }
      else if (damage && read < promised && read < mostFacts)
        damage = { ...damage, why: said`${damage.why} (${read} of ${promised} facts were read before)` }
      return facts
    },
    get header() {
      return header
    },
    get refused() {
      return refused
    },
    get damage() {
      return damage
    },
  }
}

/** A header of any version, as the version of today has it; or a sentence that says why it is none. */
export function decodeHeader(
  found: unknown,
): { readonly header: Header; readonly from: number } | { readonly refused: string } {
  const loose = (typeof found === 'object' && found !== null ? found : {}) as Loose
  if (loose.format !== format)
    return { refused: said`this is no Lifeline session: its format is not ${format}` }
  const from = loose.version
  if (typeof from !== 'number' || !Number.isSafeInteger(from) || from < 1)
    return { refused: said`the header tells no version of the format` }
  if (from > version)
    return {
      refused: said`this session was saved by a newer Lifeline, in version ${from} of the format; this one reads up to version ${version}. Update Lifeline to open it`,
    }
  const result = v.safeParse(headerSchema, upgradeHeader(loose, from), { abortEarly: true })
  if (result.success) return { header: result.output, from }
  return { refused: said`the header is damaged: ${printable(sentence(result.issues[0]).slice(0, 300))}` }
}

/** What was wrong, without the text that it was wrong with. */
function reasonOf(error: unknown): string {
  const message = (error as Error).message.replace(/^JSON\.parse: /, '')
  const told = /^(?:unterminated|unexpected end|end of data)/i.test(message) ? cutOff : message
  return printable(told.length > 300 ? `${told.slice(0, mostQuoted)}…` : told)
}
