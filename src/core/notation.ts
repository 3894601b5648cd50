// The textual notation: `print` and `parse` are inverse of each other. Tests, the lab, the rules' examples,
// “Copy as text” and the README share it.
//
//   socket d.1
//       0.0  0  constructed           ws://localhost:8000/ws/dashboard/  protocols=access_token
//      18.4  2  close-called          -  cleanup@useWebSocket.ts:47
//      21.7  2  net:responded         101
//            |  upgrade: websocket

import { parseFrame, parseHeader, printFrame, printHeader } from './codec.ts'
import type { CallSite, Fact, Headers, Kind, ReadyState } from './fact.ts'
import { splitUnquoted } from './quoted.ts'
import { type Field, hasState, isKind, shapes } from './shape.ts'
import { type Milliseconds, type SubjectId, tenths } from './units.ts'

/** The facts about one subject, under the heading they are printed with. */
export interface Section {
  readonly about: SubjectId
  readonly facts: readonly Fact[]
}

type Loose = Record<string, unknown>

const noHeaders = '(no headers)'
const kindWidth = 20

/** Prints sections with times relative to the earliest fact; each section tells its offset. */
export function print(sections: readonly Section[]): string {
  const base = Math.min(...sections.flatMap(({ facts }) => facts.slice(0, 1).map(({ at }) => at)))
  return sections
    .map(({ about, facts }) => {
      const start = facts[0]?.at ?? base
      const offset = tenths(start - base)
      const heading = `socket ${about}${offset > 0 ? `  +${offset.toFixed(1)}` : ''}`
      return `${heading}\n${printFacts(facts)}`
    })
    .join('\n')
}

/** Prints one subject's facts, times relative to the first of them. */
export function printFacts(facts: readonly Fact[]): string {
  const base = facts[0]?.at ?? 0
  let state: ReadyState | null = null
  return facts
    .map((fact) => {
      if ('state' in fact) state = fact.state
      return `${printFact(fact, base, state)}\n`
    })
    .join('')
}

function printFact(fact: Fact, base: Milliseconds, state: ReadyState | null): string {
  const shape = shapes[fact.kind]
  const values = fact as unknown as Loose
  const words: string[] = []
  for (const field of shape.fields) {
    const value = values[field.name]
    if (value === undefined) continue
    const printed = field.codec.print(value as never)
    if (!field.keyed) words.push(printed)
    else if (!field.usual || printed !== field.codec.print(field.usual(values) as never))
      words.push(`${field.name}=${printed}`)
  }
  const frames = shape.site ? (values.site as CallSite) : []
  if (frames[0]) words.push(printFrame(frames[0]))
  const below = frames.slice(1).map((frame) => `at ${printFrame(frame)}`)
  if (shape.headers) {
    const headers = values.headers as Headers
    if (headers) below.push(...(headers.length > 0 ? headers.map(printHeader) : [noHeaders]))
  }
  const time = tenths(fact.at - base).toFixed(1)
  const line = `${time.padStart(8)}  ${state ?? '-'}  ${fact.kind.padEnd(kindWidth)}  ${words.join('  ')}`
  return [line.trimEnd(), ...below.map((text) => `${' '.repeat(10)}|  ${text}`)].join('\n')
}

const heading = /^socket\s+(\S+)(?:\s+\+(\d{1,15}(?:\.\d{1,9})?))?$/
const factLine = /^(-?\d{1,15}(?:\.\d{1,9})?)\s+([0-3-])\s+(\S+)(?:\s+(\S.*))?$/s
/** What stands between words. Other spaces are never printed outside of quotes. */
const gaps = ' \t\r'

/**
 * Parses sections; lines before any heading are about `d.1`. Times count from 0.
 * @throws {SyntaxError} naming the line that is not in the notation.
 */
export function parse(text: string): Section[] {
  const sections: { about: SubjectId; offset: Milliseconds; facts: Fact[] }[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') continue
    const found = heading.exec(line)
    if (found) {
      sections.push({ about: found[1] as SubjectId, offset: Number(found[2] ?? 0), facts: [] })
      continue
    }
    if (sections.length === 0) sections.push({ about: 'd.1' as SubjectId, offset: 0, facts: [] })
    const section = sections.at(-1)
    if (!section) continue
    try {
      if (line.startsWith('|')) parseBelow(line.slice(1).trim(), section.facts.at(-1))
      else section.facts.push(parseFact(line, section.about, section.offset))
    } catch (error) {
      throw new SyntaxError(`line ${index + 1}: ${error instanceof Error ? error.message : error}: ${line}`)
    }
  }
  return sections.map(({ about, facts }) => ({ about, facts }))
}

function parseFact(line: string, about: SubjectId, offset: Milliseconds): Fact {
  const [, time, state, kind, rest = ''] = factLine.exec(line) ?? []
  if (kind === undefined) throw new SyntaxError('not a line of the notation')
  if (!isKind(kind)) throw new SyntaxError(`no such kind of fact: ${kind}`)
  const fact: Loose = { kind, about, at: tenths(offset + Number(time)) }
  if (hasState(kind)) fact.state = state === '-' ? null : Number(state)
  fillFields(fact, kind, splitUnquoted(rest, gaps))
  return fact as unknown as Fact
}

function fillFields(fact: Loose, kind: Kind, words: readonly string[]): void {
  const shape = shapes[kind]
  const rest = [...words]
  for (const field of shape.fields.filter(({ keyed }) => !keyed)) {
    const found = rest.shift()
    if (found === undefined) throw new SyntaxError(`${kind} needs its ${field.name}`)
    fact[field.name] = field.codec.parse(found)
  }
  const keyed = new Map<string, Field>(shape.fields.filter((field) => field.keyed).map((f) => [f.name, f]))
  if (shape.site) fact.site = []
  for (const found of rest) {
    const name = /^([A-Za-z]+)=/.exec(found)?.[1]
    const field = name === undefined ? undefined : keyed.get(name)
    if (name !== undefined && field) {
      fact[name] = field.codec.parse(found.slice(name.length + 1))
      keyed.delete(name)
    } else if (shape.site && (fact.site as CallSite).length === 0) fact.site = [parseFrame(found)]
    else throw new SyntaxError(`${kind} has no place for ${found}`)
  }
  for (const field of keyed.values()) {
    if (field.optional) continue
    if (!field.usual) throw new SyntaxError(`${kind} needs its ${field.name}=`)
    fact[field.name] = field.usual(fact)
  }
  if (shape.headers) fact.headers = null
}

function parseBelow(text: string, fact: Fact | undefined): void {
  const loose = fact as Loose | undefined
  if (loose && 'headers' in loose) {
    const before = (loose.headers as Headers) ?? []
    loose.headers = text === noHeaders ? before : [...before, parseHeader(text)]
  } else if (loose && 'site' in loose && text.startsWith('at '))
    loose.site = [...(loose.site as CallSite), parseFrame(text.slice(3))]
  else throw new SyntaxError('a continuation of nothing')
}
