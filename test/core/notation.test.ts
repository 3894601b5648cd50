// The notation's promise: print and parse are inverse of each other, whatever the facts hold.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, print, printFacts } from '../../src/core/notation.ts'
import type { SubjectId } from '../../src/core/units.ts'
import { anyFact } from './any-fact.ts'

describe('the notation', () => {
  it('reads back every fact that it prints', () => {
    fc.assert(
      fc.property(fc.array(anyFact(), { minLength: 1, maxLength: 6 }), (list) => {
        const base = list[0]?.at ?? 0
        const moved = list.map((fact) => ({ ...fact, at: Math.round((fact.at - base) * 10) / 10 }))
        const [section] = parse(printFacts(list))
        expect(section?.facts).toEqual(moved)
      }),
      { numRuns: 600 },
    )
  })

  it('prints again what it read, to the letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyFact(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (lists) => {
          const sections = lists.map((list, index) => ({ about: `d.${index + 1}` as SubjectId, facts: list }))
          const printed = print(sections)
          expect(print(parse(printed))).toBe(printed)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('aligns a socket’s life in columns that a person can read', () => {
    const log = `
      0.0 0 constructed ws://localhost:8000/ws/dashboard/ protocols=access_token,***
      1.1 0 handler-set onopen useWebSocket.ts:31
      18.4 2 close-called - cleanup@useWebSocket.ts:47
      21.7 2 net:responded 101
      | upgrade: websocket
      22.1 3 close-fired 1006 unclean`
    expect(print(parse(log))).toBe(`socket d.1
     0.0  0  constructed           ws://localhost:8000/ws/dashboard/  protocols=access_token,***
     1.1  0  handler-set           onopen  useWebSocket.ts:31
    18.4  2  close-called          -  cleanup@useWebSocket.ts:47
    21.7  2  net:responded         101
          |  upgrade: websocket
    22.1  3  close-fired           1006  unclean
`)
  })

  it.each([
    ['0.0  0  exploded', 'line 1: no such kind of fact: exploded'],
    ['nonsense', 'line 1: not a line of the notation'],
    ['0.0  3  close-fired  1006', 'line 1: close-fired needs its clean'],
    ['0.0  3  close-fired  soon  clean', 'line 1: not a count: soon'],
    ['0.0  3  error-fired  why', 'line 1: error-fired has no place for why'],
    ['\n| upgrade: websocket', 'line 2: a continuation of nothing'],
  ])('refuses %j and says where and why', (text, why) => {
    expect(() => parse(text)).toThrow(why)
  })
})
