// The filter's language finds what a person types, says what it cannot read, and writes what it reads.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../src/core/diagnose.ts'
import { keys } from '../../../src/core/filter/keys.ts'
import { matches, sieve, without } from '../../../src/core/filter/matches.ts'
import { parse } from '../../../src/core/filter/parse.ts'
import { print } from '../../../src/core/filter/print.ts'
import { logOf } from '../../../src/core/log.ts'
import { dashboard, factsOf } from '../../panels/views/dashboard-session.ts'

const rows = [...diagnose(logOf(factsOf(dashboard)), 'chromium').values()].map((diagnosis) => ({
  socket: diagnosis.case.socket,
  diagnosis,
}))
const moment = { now: 4200, navigated: 1000 }

/** The numbers of the sockets that a filter lets through. */
function found(text: string, at = moment): readonly number[] {
  const filter = parse(text)
  return rows.filter((row) => matches(row, filter, at)).map(({ socket }) => socket.number)
}
const everyone = [1, 2, 3, 4, 5, 6, 7]

describe('finds', () => {
  it.each([
    ['', everyone],
    ['url:dashboard', [2, 3]],
    ['URL:Dashboard', [2, 3]],
    ['url:dashboard,alerts', [2, 3, 5, 7]],
    ['url:dashboard|alerts', [2, 3, 5, 7]],
    ['-url:dashboard,alerts', [1, 4, 6]],
    ['path:/ws/chat/', [1]],
    ['path:/ws/', everyone],
    ['path:/^.ws.(chat|feed)/', [1, 6]],
    ['host:localhost:8000 path:chat', [1]],
    ['host:elsewhere', []],
    ['state:failed', [2, 5, 7]],
    ['state:flagged', [2, 5, 7]],
    ['state:open', [1, 3, 4]],
    ['state:open,closed', [1, 3, 4, 6]],
    ['is:worker', [4]],
    ['-is:partial', [1, 2]],
    ['code:1000', [6]],
    ['code:100', []],
    ['code:1000-1015', [2, 5, 6, 7]],
    ['code:1xxx', [2, 5, 6, 7]],
    ['code:>=1006', [2, 5, 7]],
    ['code:none', [1, 3, 4]],
    ['status:101', [1, 2, 4]],
    ['status:1xx', [1, 2, 4]],
    ['cause:page-closed', [2]],
    ['cause:effect-ran-twice', [2]],
    ['cause:"ran twice"', [2]],
    ['cause:origin', [7]],
    ['frame:worker', [4]],
    ['frame:top', [1, 2, 3, 5, 6, 7]],
    ['frame:metrics.js', [4]],
    ['messages:3', [1]],
    ['messages:>0', [1, 4]],
    ['size:>=50b', [1]],
    ['size:>1kB', []],
    ['message:hello', [1]],
    ['message:/"cpu":0\\.\\d+/', [4]],
    ['duration:<100ms', [2]],
    ['since:nav', [6, 7]],
    ['before:nav', [1, 2, 3, 4, 5]],
    ['since:2.5s', [7]],
    ['since:1h', everyone],
    ['-state:failed -chat', [3, 4, 6]],
    ['url:alerts cause:negotiation', [5]],
    ['"ran twice"', [2]],
    ['feed|metrics', [4, 6]],
    ['/ws.(me|fe)/', [4, 6]],
    ['#6', [6]],
    ['ws://localhost:8000/ws/feed', [6]],
    ['localhost:8000', everyone],
    ['"nothing:like-this"', []],
    ['url:', everyone],
    ['| -| chat|', [1, 7]],
  ])('%s', (text, numbers) => {
    expect(parse(text).problems).toEqual([])
    expect(found(text)).toEqual(numbers)
  })
})

describe('says what it cannot read, and filters nothing by it', () => {
  it.each([
    ['cod:1006', { kind: 'unknown-key', text: 'cod', near: 'code', from: 0, to: 4 }],
    ['chat -stat:open', { kind: 'unknown-key', text: 'stat', near: 'state', from: 5, to: 11 }],
    ['nothing:like-this', { kind: 'unknown-key', text: 'nothing', near: null, from: 0, to: 8 }],
    ['state:fialed', { kind: 'bad-value', key: 'state', text: 'fialed', near: 'failed', from: 6, to: 12 }],
    ['code:abc', { kind: 'bad-value', key: 'code', text: 'abc', near: null, from: 5, to: 8 }],
    ['size:10lb', { kind: 'bad-value', key: 'size', text: '10lb', near: null, from: 5, to: 9 }],
    ['since:5', { kind: 'bad-value', key: 'since', text: '5', near: null, from: 6, to: 7 }],
    ['state:/open/', { kind: 'bad-value', key: 'state', text: 'open', near: 'open', from: 6, to: 12 }],
    ['url:/(/', { kind: 'bad-pattern', text: '(', from: 4, to: 7 }],
    ['constructor:x', { kind: 'unknown-key', text: 'constructor', near: null, from: 0, to: 12 }],
    ['state:__proto__', { kind: 'bad-value', key: 'state', text: '__proto__', near: null, from: 6, to: 15 }],
  ])('%s', (text, problem) => {
    expect(parse(text).problems).toEqual([problem])
    const rest = parse(text).terms.filter(({ holds }) => holds)
    expect(found(text)).toEqual(found(print(rest)))
  })
})

it('takes several values as any of them, and none where one cannot be read', () => {
  expect(found('code:1000,abc')).toEqual(everyone)
})

it('asks a row that did not change only once, but for what time decides', () => {
  let asked = 0
  const [term] = parse('url:chat').terms
  if (!term?.holds) throw new Error('no term')
  const { holds } = term
  const counting = { ...term, holds: (...given: Parameters<typeof holds>) => ++asked > 0 && holds(...given) }
  const passes = sieve({ terms: [counting, ...parse('since:4s').terms] })
  const through = (now: number) =>
    rows.filter((row) => passes(row, { now, navigated: null })).map(({ socket }) => socket.number)
  expect([through(4100), through(9000), through(4000)]).toEqual([[1], [], [1]])
  expect(asked).toBe(rows.length)
})

it('asks again what a person pinned, and nothing else of `is:`', () => {
  const [second] = rows.filter(({ socket }) => socket.number === 2).map(({ socket }) => socket.id)
  if (!second) throw new Error('no second socket')
  const passes = sieve(parse('is:pinned,worker'))
  const through = (pinned: ReadonlySet<typeof second>) =>
    rows.filter((row) => passes(row, { ...moment, pinned })).map(({ socket }) => socket.number)
  expect([through(new Set()), through(new Set([second])), through(new Set())]).toEqual([[4], [2, 4], [4]])
  expect(found('-is:pinned')).toEqual(everyone)
  expect(parse('is:worker is:Pinned').terms.map(({ timed }) => timed)).toEqual([false, true])
})

it('tells which term leaves nothing', () => {
  const told = without(rows, parse('url:dashboard state:open code:1006'), moment)
  expect(told.map(({ term, rows: left }) => [term.key, left])).toEqual([
    ['url', 0],
    ['state', 1],
    ['code', 1],
  ])
})

const word = fc.string({ unit: 'grapheme', maxLength: 12 })
const key = fc.constantFrom('', ...Object.keys(keys), 'unknown', 'cod')
const anyText = fc.oneof(
  word,
  fc.string({ maxLength: 40, unit: fc.constantFrom(...'-:/\\|," ()[]>=<x1ausrl') }),
  fc.array(fc.tuple(key, word).map(([name, value]) => `${name}:${value}`)).map((terms) => terms.join(' ')),
)

it('throws at no text, and what it marks lies within the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { terms, problems } = parse(text)
      for (const { from, to } of [...terms, ...problems])
        expect(0 <= from && from < to && to <= text.length).toBe(true)
      for (const row of rows) for (const { holds } of terms) holds?.(row, moment)
    }),
  )
})

it('reads what it writes as what it read', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const said = parse(text)
      const written = print(said.terms)
      const again = parse(written)
      expect(print(again.terms)).toBe(written)
      const plain = ({ terms }: typeof said) =>
        terms.map(({ not, key: name, values }) => ({
          not,
          key: name,
          values: values.map(({ kind, text: given }) => [kind, given]),
        }))
      expect(plain(again)).toEqual(plain(said))
    }),
    { numRuns: 2000, examples: [['|-|-'], ['--|-'], ['/|/"']] },
  )
})
