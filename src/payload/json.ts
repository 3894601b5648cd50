// Reads JSON (RFC 8259) as it stands on the wire: keys in their order and twice where they stand twice, integers
// exact, and up to where it was cut, none of which `JSON.parse` can give. What it accepts is what that accepts.

import { said } from '../core/said.ts'
import type { Shown } from './payload.ts'
import { endsAt, type Trouble, wrongAt } from './trouble.ts'

export interface ReadJson {
  /** What was read, up to the trouble where there is one; undefined where nothing was. */
  readonly value: Shown | undefined
  readonly trouble: Trouble | null
  /** Where reading ended, past the value and the white space that follows it. */
  readonly end: number
}

/** Deeper than any protocol goes, and shallow enough for a tree to be drawn. */
const deepest = 200
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const space = /[ \t\n\r]*/y
/** Letters that need no second look: neither the quote, nor an escape, nor a control. */
const plain = /[ !#-[\]-\uffff]*/y
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const words: readonly (readonly [string, Shown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

class JsonReader {
  trouble: Trouble | null = null
  constructor(
    readonly text: string,
    public at: number,
  ) {}

  skipSpace(): void {
    space.lastIndex = this.at
    this.at += space.exec(this.text)?.[0].length ?? 0
  }

  /** Notes the first trouble, which is the one that stands. */
  fails(why: string): undefined {
    this.trouble ??=
      this.at >= this.text.length ? endsAt(this.at, 'character') : wrongAt(this.at, 'character', why)
    return undefined
  }

  value(depth: number): Shown | undefined {
    this.skipSpace()
    const first = this.text.charAt(this.at)
    if (first === '{' || first === '[') {
      if (depth >= deepest) return this.fails(said`nested deeper than ${deepest}`)
      this.at++
      return first === '{' ? this.map(depth + 1) : this.list(depth + 1)
    }
    if (first === '"') return this.string()
    for (const [word, value] of words) {
      if (first !== word.charAt(0)) continue
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
      if (word.startsWith(this.text.slice(this.at, this.at + word.length))) this.at = this.text.length
    }
    return this.number()
  }

  number(): Shown | undefined {
    number.lastIndex = this.at
    const found = number.exec(this.text)?.[0]
    if (found === undefined) {
      if (this.text.slice(this.at, this.at + 2) === '-') this.at++
      return this.fails(said`no value of JSON`)
    }
    this.at += found.length
    const value = Number(found)
    if (/^-?\d+$/.test(found) && !Number.isSafeInteger(value))
      // BigInt() takes time that grows with the square of the digits.
      return found.length <= 400 ? BigInt(found) : { kind: 'tagged', tag: 'number', value: found }
    return Number.isFinite(value) ? value : { kind: 'tagged', tag: 'number', value: found }
  }

  string(): string | undefined {
    this.at++
    const pieces: string[] = []
    for (;;) {
      plain.lastIndex = this.at
      const piece = plain.exec(this.text)?.[0] ?? ''
      this.at += piece.length
      pieces.push(piece)
      const letter = this.text.charAt(this.at)
      if (letter === '"') {
        this.at++
        return pieces.join('')
      }
      if (letter !== '\\') {
        this.fails(said`a control character in a string`)
        return pieces.join('')
      }
      const kind = this.text.charAt(this.at + 1)
      const four = this.text.slice(this.at + 2, this.at + 6)
      const simple = Object.hasOwn(escapes, kind) ? escapes[kind] : undefined
      if (simple !== undefined) {
        pieces.push(simple)
        this.at += 2
      } else if (kind === 'u' && /^[\da-f]{4}$/i.test(four)) {
        pieces.push(String.fromCharCode(Number.parseInt(four, 16)))
        this.at += 6
      } else {
        const cut = kind === '' || (kind === 'u' && /^[\da-f]{0,3}$/i.test(four))
        if (cut && this.at + 6 > this.text.length) this.at = this.text.length
        this.fails(said`no escape of JSON`)
        return pieces.join('')
      }
    }
  }

  list(depth: number): Shown {
    const items: Shown[] = []
    this.skipSpace()
    if (this.text.charAt(this.at) === ']') this.at++
    else
      for (;;) {
        const item = this.value(depth)
        if (item !== undefined) items.push(item)
        if (this.trouble !== null || this.ends(']')) break
      }
    return { kind: 'list', items }
  }

  map(depth: number): Shown {
    const entries: (readonly [Shown, Shown])[] = []
    this.skipSpace()
    if (this.text.charAt(this.at) === '}') this.at++
    else
      for (;;) {
        this.skipSpace()
        if (this.text.charAt(this.at) !== '"') {
          this.fails(said`no key`)
          break
        }
        const key = this.string()
        if (this.trouble !== null) break
        this.skipSpace()
        if (this.text.charAt(this.at) !== ':') {
          this.fails(said`no colon after a key`)
          break
        }
        this.at++
        const value = this.value(depth)
        if (key !== undefined && value !== undefined) entries.push([key, value])
        if (this.trouble !== null || this.ends('}')) break
      }
    return { kind: 'map', entries }
  }

  /** Past the comma, or the end of a list or map; true where nothing more of it is to be read. */
  ends(close: string): boolean {
    this.skipSpace()
    const letter = this.text.charAt(this.at)
    if (letter !== ',' && letter !== close) {
      this.fails(said`neither a comma nor ${close}`)
      return true
    }
    this.at++
    return letter === close
  }
}

/** One value and the white space around it, from a place in the text; what follows is for the caller. */
export function readJsonFrom(text: string, from: number): ReadJson {
  const reader = new JsonReader(text, from)
  const value = reader.value(0)
  if (reader.trouble === null) reader.skipSpace()
  return { value, trouble: reader.trouble, end: reader.at }
}

/** The whole text as one value. */
export function readJson(text: string): ReadJson {
  const read = readJsonFrom(text, 0)
  if (read.trouble !== null || read.end >= text.length) return read
  return { ...read, trouble: wrongAt(read.end, 'character', said`more after the value`) }
}
