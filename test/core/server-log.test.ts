// Lines of servers' logs as they are really written, and what Lifeline reads in them.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFact } from '../../src/core/decode.ts'
import type { ServerLogged } from '../../src/core/fact.ts'
import { formats } from '../../src/core/server-log/formats/index.ts'
import type { Reading } from '../../src/core/server-log/line.ts'
import { parseServerLog } from '../../src/core/server-log/parse.ts'

const near = Date.UTC(2026, 10, 23)
const read = (text: string) => parseServerLog(text, 1, near)
const iso = (at: number) => (at === 0 ? '' : new Date(at).toISOString())
const says = ({ event, status, path, peer }: Reading | ServerLogged) =>
  [event, status, path, peer].filter((each) => each !== null && each !== '').join(' ')
/** A log's facts, one line each. */
const told = (text: string) => read(text).facts.map((fact) => `${iso(fact.at)} ${says(fact)}`.trim())

const examples = formats.flatMap((format) =>
  format.examples.map((example) => [example.line, format, example] as const),
)

describe('each format', () => {
  it.each(examples)('reads %s', (line, format, { at, says: expected }) => {
    // The first format that takes a line is its own.
    const reading = formats.map((each) => each.read(line, near)).find((each) => each !== null) ?? null
    expect(reading).toEqual(format.read(line, near))
    expect(reading && says(reading)).toBe(expected)
    const time = reading?.at ?? null
    expect(time?.zoned ?? at.endsWith('Z')).toBe(at.endsWith('Z'))
    expect(time ? iso(time.ms) : '').toBe(
      at === '' ? '' : new Date(at.endsWith('Z') ? at : `${at}Z`).toISOString(),
    )
  })

  it.each(examples)('makes a fact of %s that the background accepts', (line) => {
    const { facts, notUnderstood } = read(line)
    expect(notUnderstood).toBe(0)
    expect(facts.map((fact) => decodeFact(fact).ok)).toEqual([true])
  })
})

describe('what carries a log', () => {
  const line = '127.0.0.1:44084 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -'
  const accepted = 'accepted /ws/a 127.0.0.1:44084'

  it.each([
    ['docker logs --timestamps', `2026-11-22T23:20:01.123456789Z ${line}`, '2026-11-22T23:20:01.123Z'],
    ['docker compose logs', `web-1  | ${line}`, '2026-11-22T23:19:59.000Z'],
    [
      'kubectl logs --timestamps --prefix',
      `[pod/web-5d/app] 2026-11-22T23:20:01.5Z ${line}`,
      '2026-11-22T23:20:01.500Z',
    ],
    [
      'a container runtime’s file',
      `2026-11-22T23:20:01.5+00:00 stdout F ${line}`,
      '2026-11-22T23:20:01.500Z',
    ],
    ['journalctl', `Nov 22 23:20:01 host daphne[12]: ${line}`, '2026-11-22T23:20:01.000Z'],
    [
      'journalctl -o short-precise',
      `Nov 22 23:20:01.250000 host daphne[12]: ${line}`,
      '2026-11-22T23:20:01.250Z',
    ],
    [
      'journalctl -o short-iso',
      `2026-11-22T23:20:01+0100 host daphne[12]: ${line}`,
      '2026-11-22T22:20:01.000Z',
    ],
    [
      'journalctl -o json',
      JSON.stringify({ __REALTIME_TIMESTAMP: '1795389601250000', _PID: '12', MESSAGE: line }),
      '2026-11-22T23:20:01.250Z',
    ],
    [
      'journalctl -o json of bytes',
      JSON.stringify({
        __REALTIME_TIMESTAMP: '1795389601250000',
        MESSAGE: [...line].map((c) => c.charCodeAt(0)),
      }),
      '2026-11-22T23:20:01.250Z',
    ],
    ['a terminal with colours', `\u001b[32m${line}\u001b[0m`, '2026-11-22T23:19:59.000Z'],
  ])('is taken off: %s', (_name, text, at) => {
    expect(told(text)).toEqual([`${at} ${accepted}`])
  })

  it('gives its zone to formats that have none', () => {
    expect(read(line).facts[0]?.about).toBe('server.1-local')
    expect(read(`2026-11-22T23:20:01.123456789Z ${line}`).facts[0]?.about).toBe('server.1')
  })

  it('is not believed where it hands over many lines at once: the program’s output was buffered', () => {
    const at = (second: string) => `127.0.0.1:44084 - - [22/Nov/2026:23:19:${second}] "WSCONNECT /ws/a" - -`
    const late = `2026-11-22T23:25:00.1Z ${at('10')}\n2026-11-22T23:25:00.1Z ${at('40')}`
    expect(told(late)).toEqual([
      `2026-11-22T23:19:10.000Z ${accepted}`,
      `2026-11-22T23:19:40.000Z ${accepted}`,
    ])
  })

  it('takes the year that is nearest to the session where the log tells none', () => {
    expect(iso(parseServerLog(`Dec 31 23:59:59 h p[1]: x`, 1, Date.UTC(2027, 0, 1)).facts[0]?.at ?? 0)).toBe(
      '2026-12-31T23:59:59.000Z',
    )
  })
})

describe('lines that belong together', () => {
  const traceback = `Traceback (most recent call last):
  File "/app/consumers.py", line 31, in receive
    raise KeyError('seat')
KeyError: 'seat'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/consumers.py", line 33, in receive
    raise ValueError('no such seat')
ValueError: no such seat`

  it('make one exception of a traceback and the line above it', () => {
    const { facts, notUnderstood } = read(
      `2026-11-22 23:20:00,003 ERROR    Exception inside application: no such seat\n${traceback}\n2026-11-22 23:20:01,000 INFO bye`,
    )
    expect(notUnderstood).toBe(0)
    expect(facts.map(({ event }) => event)).toEqual(['failed', 'said'])
    expect(facts[0]?.text.split('\n')[0]).toBe('ValueError: no such seat')
    expect(facts[0]?.text).toContain('Exception inside application')
    expect(facts[0]?.text).toContain('line 33, in receive')
  })

  it('keep an exception apart from an access log’s line, and claim no time for it', () => {
    const { facts } = read(`127.0.0.1:44084 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -\n${traceback}`)
    expect(facts.map(({ event, at }) => [event, at > 0])).toEqual([
      ['accepted', true],
      ['failed', false],
    ])
    expect(facts[1]?.text).toMatch(/^ValueError: no such seat\n/)
    expect(facts[1]?.about).toBe(facts[0]?.about)
  })

  it('are found behind a prefix on every line', () => {
    const prefixed = traceback.split('\n').map((line) => `Nov 22 23:20:00 host daphne[12]: ${line}`)
    const { facts } = read(prefixed.join('\n'))
    expect(facts.map(({ event, text }) => [event, text.split('\n')[0]])).toEqual([
      ['failed', 'ValueError: no such seat'],
    ])
    expect(iso(facts[0]?.at ?? 0)).toBe('2026-11-22T23:20:00.000Z')
  })

  it('make an exception of a line with a stack of Node below it', () => {
    const { facts } = read(`2026-11-22T23:20:00.003Z upgrade failed: TypeError: x is not a function
    at upgrade (/app/server.js:12:3)
    at Server.emit (node:events:517:28)
2026-11-22T23:20:01.000Z bye`)
    expect(facts.map(({ event }) => event)).toEqual(['failed', 'said'])
    expect(facts[0]?.text).toMatch(/^TypeError: x is not a function\n/)
  })

  it('go on with a message of an application, and with no line of an access log', () => {
    const one = read('2026-11-22 23:20:00,003 INFO state\nseats=3\n  left=1')
    expect([one.facts.length, one.notUnderstood]).toEqual([1, 0])
    expect(one.facts[0]?.text).toContain('seats=3\n  left=1')
    const other = read('127.0.0.1:1234 - - [22/Nov/2026:23:19:59] "WSCONNECT /ws/a" - -\nseats=3')
    expect([other.facts.length, other.notUnderstood, other.firstNotUnderstood]).toEqual([1, 1, 'seats=3'])
  })
})

describe('whatever is pasted', () => {
  it('is counted where it is not understood, and the first such line is told', () => {
    const { lines, notUnderstood, firstNotUnderstood, facts } = read('hello\n\nworld\n2026-11-22 23:20:00 x')
    expect({ lines, notUnderstood, firstNotUnderstood }).toEqual({
      lines: 3,
      notUnderstood: 2,
      firstNotUnderstood: 'hello',
    })
    expect(facts.map(({ by }) => by)).toEqual(['application log, to the second'])
  })

  const fragment = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Traceback (most recent call last):',
      '    at x',
      '{"time":',
      '[99/Xyz/0000:99:99:99]',
      '\n',
      '\u001b[',
    ),
    fc.constantFrom(...examples.map(([line]) => line)),
  )
  it('never throws, and makes only facts that the background accepts', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), fc.constantFrom('', ' ', '\n'), (parts, glue) => {
        const { facts, lines, notUnderstood } = read(parts.join(glue))
        expect(notUnderstood).toBeLessThanOrEqual(lines)
        expect(facts.filter((fact) => !decodeFact(fact).ok)).toEqual([])
        expect(facts.filter(({ text, path }) => text.length > 2000 || path.length > 2000)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('is bounded: one line of ten megabytes, binary junk, and more lines than anybody reads', () => {
    const long = read(`2026-11-22 23:20:00 ERROR ${'x'.repeat(10_000_000)}`)
    expect(long.facts.map(({ text }) => text.length)).toEqual([500])
    expect(read('\0\u0001\ufffd'.repeat(2_000_000))).toMatchObject({ facts: [], lines: 1, notUnderstood: 1 })
    const many = read('a\n'.repeat(150_000))
    expect(many).toMatchObject({ cut: true, notUnderstood: many.lines })
    expect(read('a'.repeat(5000).concat('(', '('.repeat(8000))).facts).toEqual([])
  })
})
