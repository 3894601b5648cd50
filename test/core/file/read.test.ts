// The session file: written and read back it is the same; damaged it is read up to the damage; foreign it is refused.

import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sessionSchema } from '../../../scripts/session-schema.ts'
import type { Fact } from '../../../src/core/fact.ts'
import { recordingOf } from '../../../src/core/file/describe.ts'
import type { Recording } from '../../../src/core/file/header.ts'
import { type Bounds, bounds, createReader } from '../../../src/core/file/read.ts'
import { textOfFile } from '../../../src/core/file/write.ts'
import { parse } from '../../../src/core/notation.ts'
import { anyFact } from '../any-fact.ts'

const known = {
  writer: { name: 'Lifeline', version: '0.1.0' },
  browser: { kind: 'firefox', name: 'Firefox', version: '153.0' },
  os: 'Linux x86_64',
  savedAt: 1_763_900_000_000,
  settings: { memory: 64_000_000 },
} as const

const facts: readonly Fact[] = parse(`
  socket doc.1
  100.0  0  constructed  ws://h/chat
  110.0  1  open-fired
  120.0  1  message-received  text  5B  preview=hello
  130.0  3  close-fired  1000  clean
`).flatMap((section) => section.facts)
const recording = recordingOf(facts, known)
const text = textOfFile(recording)
const lines = text.split('\n')

const bytesOf = (whole: string) => new TextEncoder().encode(whole)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Reads a text given in pieces of so many bytes. */
function read(whole: string, size = 1_000_000, within: Bounds = bounds) {
  const reader = createReader(decode, within)
  const found: Fact[] = []
  const bytes = bytesOf(whole)
  for (let at = 0; at < bytes.length; at += size) found.push(...reader.next(bytes.subarray(at, at + size)))
  found.push(...reader.end())
  return { facts: found, header: reader.header, refused: reader.refused, damage: reader.damage }
}

const withLine = (line: number, content: string) =>
  lines.map((each, index) => (index === line - 1 ? content : each)).join('\n')

describe('a session file', () => {
  it('is read back as it was written, in pieces of any size', () => {
    const session = fc.array(anyFact(), { maxLength: 20 })
    fc.assert(
      fc.property(session, fc.integer({ min: 1, max: 300 }), (any, size) => {
        const written: Recording = recordingOf(any, known)
        expect(read(textOfFile(written), size)).toEqual({
          facts: any,
          header: written.header,
          refused: null,
          damage: null,
        })
      }),
    )
  })

  it('holds lines that the published schema takes, whatever the facts are', () => {
    const ajv = new Ajv({ strict: false })
    ajv.addSchema(JSON.parse(sessionSchema()), 'file')
    const [isHeader, isFact] = ['header', 'fact'].map((name) =>
      ajv.compile({ $ref: `file#/definitions/${name}` }),
    )
    expect(isHeader?.(JSON.parse(lines[0] ?? ''))).toBe(true)
    expect(isFact?.(JSON.parse(lines[0] ?? ''))).toBe(false)
    fc.assert(
      fc.property(anyFact(), (fact) => {
        expect(isFact?.(JSON.parse(JSON.stringify(fact))), JSON.stringify(isFact?.errors)).toBe(true)
        expect(isFact?.({ ...fact, more: 1 })).toBe(false)
      }),
    )
  })

  it('has its schema published as it is', () => {
    const published = new URL('../../../docs/session-file.schema.json', import.meta.url)
    expect(readFileSync(published, 'utf8')).toBe(sessionSchema())
  })
})

describe('a damaged session file', () => {
  it.each([
    ['cut off within a line', text.slice(0, -20), 5, 'it is cut off (3 of 4 facts were read before)'],
    ['cut off between lines', `${lines.slice(0, 3).join('\n')}\n`, 4, 'the file ends after 2 of 4 facts'],
    ['no JSON', withLine(4, '\u0000\u0001 junk'), 4, /^Unexpected token/],
    [
      'a fact of an unknown kind',
      withLine(4, '{"kind":"guessed"}'),
      4,
      /^not a known kind of fact: "guessed"/,
    ],
    ['a list', withLine(4, '[]'), 4, /^not a known kind/],
    ['nothing but nesting', withLine(4, '['.repeat(100_000)), 4, /cut off|Unexpected|nesting/i],
    [
      'a wrong type',
      withLine(4, '{"kind":"error-fired","about":"a.1","at":"now","state":3}'),
      4,
      /^error-fired: at: Invalid type/,
    ],
    [
      'a key that pollutes prototypes',
      withLine(4, '{"kind":"error-fired","about":"a.1","at":1,"state":3,"__proto__":{"polluted":1}}'),
      4,
      /^error-fired: .*__proto__/,
    ],
    [
      'a time that no Date holds',
      withLine(4, '{"kind":"error-fired","about":"a.1","at":1e300,"state":3}'),
      4,
      /^error-fired: at/,
    ],
  ])('%s: is read up to the damage, which is told with its line', (_, damaged, line, why) => {
    for (const size of [7, 1_000_000]) {
      const found = read(damaged, size)
      expect(found.refused).toBeNull()
      expect(found.header).toEqual(recording.header)
      expect(found.facts).toEqual(facts.slice(0, line - 2))
      expect(found.damage?.line).toBe(line)
      expect(found.damage?.why).toMatch(why)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('with a line that does not end is not taken into memory', () => {
    const reader = createReader(decode, { ...bounds, mostLine: 1000 })
    reader.next(bytesOf(`${lines[0]}\n`))
    for (let piece = 0; piece < 10; piece++) reader.next(bytesOf('x'.repeat(500)))
    expect(reader.damage).toEqual({ line: 2, why: 'longer than 1000 characters' })
  })

  it('has a bound for its lines in characters, however many bytes they take', () => {
    const long = (length: number) =>
      `${lines[0]}\n${JSON.stringify({ kind: 'net:failed', about: 'net.1', at: 1, text: '€'.repeat(length) })}\n`
    for (const size of [7, 1_000_000]) {
      expect(read(long(900), size, { ...bounds, mostLine: 1000 }).facts).toHaveLength(1)
      const { facts: none, damage } = read(long(1000), size, { ...bounds, mostLine: 1000 })
      expect(none).toEqual([])
      expect(damage).toMatchObject({ line: 2, why: expect.stringMatching(/^longer than 1000 characters/) })
    }
  })

  it('with more facts than may be read keeps those, and says so', () => {
    const found = read(text, 30, { ...bounds, mostFacts: 2 })
    expect(found.facts).toEqual(facts.slice(0, 2))
    expect(found.damage).toEqual({ line: 4, why: 'more than 2 facts; the rest was not read' })
  })

  it('may have empty lines and the line ends of another system', () => {
    const found = read(`${lines.join('\r\n\r\n')}\r\n`)
    expect(found.facts).toEqual(facts)
    expect(found.damage).toBeNull()
  })
})

describe('what is no session file is refused with a sentence', () => {
  const header = JSON.parse(lines[0] ?? '') as Record<string, unknown>
  const headed = (changes: Record<string, unknown>) => JSON.stringify({ ...header, ...changes })
  it.each([
    ['nothing', '', /cut off/],
    ['binary junk', '\u007fELF\u0002\u0001', /^line 1 is no header of a session: Unexpected token/],
    ['another JSON', '{"a":1}', /its format is not lifeline-session/],
    ['null', 'null', /its format is not lifeline-session/],
    ['no version', headed({ version: undefined }), /no version/],
    [
      'the future',
      headed({ version: 4, unheard: true }),
      /^this session was saved by a newer Lifeline, in version 4 .* up to version 3\. Update Lifeline/,
    ],
    ['a field too many', headed({ more: 1 }), /^the header is damaged: .*more/],
    ['a wrong type', headed({ browser: 'netscape' }), /^the header is damaged: browser/],
    ['a browser of no kind', headed({ browser: { kind: 'x', name: '', version: '' } }), /browser\.kind/],
  ])('%s', (_, junk, why) => {
    for (const size of [3, 1_000_000]) {
      const found = read(junk, size)
      expect(found.header).toBeNull()
      expect(found.facts).toEqual([])
      expect(found.refused).toMatch(why)
    }
  })
})
