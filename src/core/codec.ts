// How one field's value is checked and written as text: the alphabet of the notation. Each codec holds
// the schema that foreign input must pass and a pair print/parse that are inverse of each other.

import * as v from 'valibot'
import type { CallSite, Frame, Headers, Thrown } from './fact.ts'
import { printable } from './printable.ts'
import { splitUnquoted } from './quoted.ts'

export interface Codec<T> {
  readonly schema: v.GenericSchema<T>
  /** Whether a plain value passes the schema as it is; told sooner. */
  is(value: unknown): boolean
  print(value: T): string
  /** @throws {SyntaxError} naming the text that is not a value of this kind. */
  parse(text: string): T
}

const bare = /^[\x21\x23-\x2b\x2d-\x7e]+$/ // printable ASCII but space, quote and comma

/** A JSON string in which nothing can reorder, hide or break the line it stands in. */
function quote(text: string): string {
  return printable(JSON.stringify(text))
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'string') throw new SyntaxError(`not a quoted string: ${text}`)
  return value
}

/** A word as it is, or quoted where it would not read back the same. */
export function word(text: string): string {
  return bare.test(text) && text !== '-' ? text : quote(text)
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

export const text: Codec<string> = { schema: v.string(), is: isText, print: word, parse: unquote }

export const count: Codec<number> = {
  // Larger ones would print as no digits, or as others.
  schema: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  is: isCount,
  print: String,
  parse(found) {
    const value = /^\d+$/.test(found) ? Number(found) : Number.NaN
    if (!Number.isSafeInteger(value)) throw new SyntaxError(`not a count: ${found}`)
    return value
  },
}

/** A size with its unit, so that a reader never takes it for a count: `214B`. */
export const size: Codec<number> = {
  schema: count.schema,
  is: isCount,
  print: (bytes) => `${bytes}B`,
  parse: (found) => count.parse(found.replace(/B$/, '')),
}

export const optionalCount: Codec<number | null> = {
  schema: v.nullable(count.schema),
  is: (value) => value === null || isCount(value),
  print: (value) => (value === null ? '-' : String(value)),
  parse: (found) => (found === '-' ? null : count.parse(found)),
}

/** A span of time in milliseconds with its unit: `12.5ms`. */
export const length: Codec<number> = {
  schema: v.pipe(v.number(), v.finite(), v.minValue(0)),
  is: (value) => Number.isFinite(value) && (value as number) >= 0,
  print: (milliseconds) => `${milliseconds}ms`,
  parse(found) {
    const value = Number(/^([\d.e+-]+)ms$/.exec(found)?.[1] ?? Number.NaN)
    if (!Number.isFinite(value) || value < 0) throw new SyntaxError(`not a length of time: ${found}`)
    return value
  },
}

/** One of two words, for a boolean that reads as one. */
export function either(yes: string, no: string): Codec<boolean> {
  return {
    schema: v.boolean(),
    is: (value) => typeof value === 'boolean',
    print: (value) => (value ? yes : no),
    parse(found) {
      if (found !== yes && found !== no) throw new SyntaxError(`neither ${yes} nor ${no}: ${found}`)
      return found === yes
    },
  }
}

export function oneOf<T extends string>(words: readonly T[]): Codec<T> {
  return {
    schema: v.picklist(words),
    is: (value) => words.includes(value as T),
    print: (value) => value,
    parse(found) {
      const known = words.find((each) => each === found)
      if (known === undefined) throw new SyntaxError(`not one of ${words.join(', ')}: ${found}`)
      return known
    },
  }
}

/** Words separated by commas; the empty list is `()`, which no item prints as. */
export const list: Codec<readonly string[]> = {
  schema: v.array(v.string()),
  is: (value) => Array.isArray(value) && value.every(isText),
  print: (values) =>
    values.length === 0 ? '()' : values.map((each) => (each === '()' ? quote(each) : word(each))).join(','),
  parse: (found) => (found === '()' ? [] : splitUnquoted(found, ',').map(unquote)),
}

/** `SecurityError:"the message"` */
export const thrown: Codec<Thrown> = {
  schema: v.object({ name: v.string(), message: v.string() }),
  is: (value) => hasOnly(value, { name: isText, message: isText }),
  print: ({ name, message }) => `${quote(name)}:${quote(message)}`,
  parse(found) {
    const parts = /^("(?:[^"\\]|\\.)*"):("(?:[^"\\]|\\.)*")$/.exec(found)
    if (!parts?.[1] || !parts[2]) throw new SyntaxError(`not an exception: ${found}`)
    return { name: unquote(parts[1]), message: unquote(parts[2]) }
  },
}

const line = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const frame = v.object({ function: v.string(), url: v.string(), line, column: line })

export const site: v.GenericSchema<CallSite> = v.array(frame)
export const headers: v.GenericSchema<Headers> = v.nullable(v.array(v.tuple([v.string(), v.string()])))

const frameFields = { function: isText, url: isText, line: isCount, column: isCount }

/** Whether a plain value is a call site. */
export function isSite(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => hasOnly(each, frameFields))
}

/** Whether a plain value is headers. */
export function isHeaders(value: unknown): boolean {
  const isPair = (each: unknown) => Array.isArray(each) && each.length === 2 && each.every(isText)
  return value === null || (Array.isArray(value) && value.every(isPair))
}

/** Whether a plain value is an object of these fields and no others. */
function hasOnly(value: unknown, fields: Readonly<Record<string, (value: unknown) => boolean>>): boolean {
  if (typeof value !== 'object' || value === null) return false
  const names = Object.keys(value)
  const found = value as Readonly<Record<string, unknown>>
  return (
    names.length === Object.keys(fields).length && names.every((name) => fields[name]?.(found[name]) === true)
  )
}

/** `cleanup@http://localhost/useWebSocket.ts:47:12`; the column is left out when it is unknown (0). */
export function printFrame({ function: name, url, line, column }: Frame): string {
  const called = name !== '' ? `${/@/.test(name) ? quote(name) : word(name)}@` : url.includes('@') ? '@' : ''
  const place = bare.test(url) ? url : quote(url)
  return `${called}${place}:${line}${column !== 0 || /:\d+$/.test(url) ? `:${column}` : ''}`
}

const frameText = /^(?:("(?:[^"\\]|\\.)*"(?=@)|[^"@]*)@)?("(?:[^"\\]|\\.)*"|.*?):(\d+)(?::(\d+))?$/

/** @throws {SyntaxError} when the text is not a frame. */
export function parseFrame(found: string): Frame {
  const parts = frameText.exec(found)
  if (!parts) throw new SyntaxError(`not a call site: ${found}`)
  return {
    function: unquote(parts[1] ?? ''),
    url: unquote(parts[2] ?? ''),
    line: count.parse(parts[3] ?? ''),
    column: count.parse(parts[4] ?? '0'),
  }
}

const plainValue = /^(?:[\x21\x23-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/

export function printHeader([name, value]: readonly [string, string]): string {
  const plainName = bare.test(name) && !name.includes(':')
  return `${plainName ? name : quote(name)}: ${plainValue.test(value) ? value : quote(value)}`.trimEnd()
}

/** @throws {SyntaxError} when the text is not a header. */
export function parseHeader(found: string): readonly [string, string] {
  const parts = /^("(?:[^"\\]|\\.)*"|[^":]+):(?: (.*))?$/.exec(found)
  if (!parts?.[1]) throw new SyntaxError(`not a header: ${found}`)
  return [unquote(parts[1]), unquote(parts[2] ?? '')]
}
