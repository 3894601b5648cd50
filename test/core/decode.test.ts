// Foreign facts: what is well-formed comes back as it is, anything else is refused with a sentence.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFact, plainFact } from '../../src/core/decode.ts'
import { parse } from '../../src/core/notation.ts'
import { rules } from '../../src/core/rules/index.ts'
import { anyFact } from './any-fact.ts'

/** A fact with one field removed, added or of another value. */
const bent = fc
  .tuple(
    anyFact(),
    fc.nat(),
    fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(undefined, -1, 0.5, 1e300, '', 'open', [], ['x']),
    ),
    fc.constantFrom('', '__proto__', 'more', 'site', 'headers'),
  )
  .map(([fact, place, value, added]) => {
    const names = Object.keys(fact)
    const name = added || (names[place % names.length] ?? '')
    const rest = Object.fromEntries(Object.entries(fact).filter(([each]) => each !== name))
    return JSON.parse(
      JSON.stringify(value === undefined ? rest : { ...rest, ...Object.fromEntries([[name, value]]) }),
    ) as unknown
  })

describe('telling a fact at a glance', () => {
  it('knows every fact', () => {
    fc.assert(fc.property(anyFact(), (fact) => plainFact(fact) === fact))
  })

  it('takes nothing for one that the decoder would refuse or change', () => {
    let [taken, refused] = [0, 0]
    fc.assert(
      fc.property(bent, (value) => {
        const decoded = decodeFact(value)
        if (!plainFact(value)) {
          refused++
          return
        }
        taken++
        expect(decoded).toEqual({ ok: true, value })
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(taken, refused)).toBeGreaterThan(50)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (input) => !plainFact(input)),
    )
  })
})

describe('decoding a fact', () => {
  it('accepts every fact of every rule’s examples unchanged', () => {
    for (const { log } of rules.flatMap(({ examples }) => examples))
      for (const fact of parse(log).flatMap(({ facts }) => facts))
        expect(decodeFact(fact)).toEqual({ ok: true, value: fact })
  })

  it.each([
    [null, 'not a known kind of fact: none'],
    [{ kind: 'exploded' }, 'not a known kind of fact: "exploded"'],
    [{ kind: '__proto__' }, 'not a known kind of fact: "__proto__"'],
    [
      { kind: 'error-fired', about: 'd.1', at: Number.NaN, state: 3 },
      'error-fired: at: Invalid type: Expected number but received NaN',
    ],
    [{ kind: 'error-fired', about: 'x', at: 1, state: 3 }, 'error-fired: about: not a subject id'],
    [
      { kind: 'error-fired', about: 'd.1', at: 1, state: 7 },
      'error-fired: state: Invalid type: Expected (0 | 1 | 2 | 3) but received 7',
    ],
    [
      { kind: 'error-fired', about: 'd.1', at: 1, state: 3, extra: 1 },
      'error-fired: extra: Invalid key: Expected never but received "extra"',
    ],
    [
      { kind: 'close-fired', about: 'd.1', at: 1, state: 3, code: '1006', clean: false, reason: '' },
      'close-fired: code: Invalid type: Expected number but received "1006"',
    ],
  ])('refuses %j', (input, why) => {
    expect(decodeFact(input)).toEqual({ ok: false, why })
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (input) => {
        expect(decodeFact(input).ok).toBe(false)
      }),
    )
  })
})
