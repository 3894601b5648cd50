// What must hold of any two sessions: a session is like itself, the two sides can be exchanged, and names of documents,
// points in time and other endpoints do not matter. Sessions are made of the rules' own examples.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare } from '../../../src/core/compare/compare.ts'
import type { Comparison, Divergence } from '../../../src/core/compare/comparison.ts'
import { comparisonHtml } from '../../../src/core/compare/html.ts'
import { comparisonMarkdown } from '../../../src/core/compare/markdown.ts'
import { type Side, sideOf } from '../../../src/core/compare/side.ts'
import { comparisonText } from '../../../src/core/compare/text.ts'
import type { Fact } from '../../../src/core/fact.ts'
import { parse } from '../../../src/core/notation.ts'
import type { Browser } from '../../../src/core/rule.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { storyRules } from '../../../src/core/stories/rules/index.ts'
import type { SubjectId } from '../../../src/core/units.ts'
import { alignmentOf, recording } from './sides.ts'

const examples = [...rules, ...storyRules].flatMap((rule) => rule.examples)
const anyExample = fc.integer({ min: 0, max: examples.length - 1 })

/** Some examples in one session, each in documents and at a path of its own. */
const anySession = fc.record({
  parts: fc.uniqueArray(anyExample, { minLength: 1, maxLength: 4 }),
  browser: fc.constantFrom<Browser>('chromium', 'firefox', 'unknown'),
})

const renamed = (name: (document: string) => string) => (fact: Fact) => {
  const about = fact.about.replace(/^(?!net\.|tab\.)[^.]+/, name) as SubjectId
  const from = 'initiator' in fact && fact.initiator !== undefined ? { initiator: about } : {}
  return { ...fact, about, ...from } as Fact
}

/** The facts of one example, with an endpoint that no other example has. */
function factsOf(index: number): Fact[] {
  const { log = '' } = examples[index] ?? {}
  const facts = parse(log).flatMap((section) => section.facts)
  const moved = <T extends string>(url: T) => url.replace(/^(wss?:\/\/[^/]*)/, `$1/example-${index}`)
  return facts.map(renamed((document) => `x${index}${document}`)).map((fact) => {
    const own = fact.about.startsWith('net.')
      ? { about: `net.${index}${fact.about.slice(4)}` as SubjectId }
      : {}
    return {
      ...fact,
      ...own,
      ...('url' in fact && fact.kind !== 'ctx:document-started' ? { url: moved(fact.url) } : {}),
      ...('given' in fact ? { given: moved(fact.given) } : {}),
    } as Fact
  })
}

const sideFrom = (parts: readonly number[], browser: Browser, change = (fact: Fact) => fact): Side =>
  sideOf('session', recording(parts.flatMap(factsOf).map(change), browser))

const swapped = {
  same: 'same',
  differs: 'differs',
  'only-a': 'only-b',
  'only-b': 'only-a',
  'not-comparable': 'not-comparable',
} as const

const exchanged = (letters: string) =>
  letters
    .replace(/\bin ([AB]):/g, (_all, letter) => `in ${letter === 'A' ? 'B' : 'A'}:`)
    .split('; ')
    .sort()
    .join('; ')

/** A comparison with its sides exchanged, in an order of its own. */
function mirrored({ pairs, only, counts, differs }: Comparison, flip: boolean) {
  const turn = ({ aspect, a, b, result, why, explained }: Divergence) =>
    flip
      ? { aspect, a: b, b: a, result: swapped[result], why: exchanged(why), explained }
      : { aspect, a, b, result, why: why.split('; ').sort().join('; '), explained }
  const told = pairs.map(({ a, b, by, result, divergences }) => ({
    pair: flip ? [b.id, a.id] : [a.id, b.id],
    by,
    result,
    divergences: divergences.map(turn).sort((one, other) => (one.aspect < other.aspect ? -1 : 1)),
  }))
  const alone = only.map(({ side, socket, explained }) => [side === (flip ? 'b' : 'a'), socket.id, explained])
  const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
  return { told: told.sort(byText), alone: alone.sort(byText), differ: counts.differ, differs }
}

it('a session compared with itself is the same, socket by socket', () => {
  fc.assert(
    fc.property(anySession, ({ parts, browser }) => {
      const [a, b] = [sideFrom(parts, browser), sideFrom(parts, browser)]
      const c = compare(a, b)
      expect(c.differs).toBe(false)
      expect(c.counts).toMatchObject({ compared: a.rows.length, same: a.rows.length, onlyA: 0, onlyB: 0 })
      for (const { a: one, b: other } of c.pairs) expect(one.id).toBe(other.id)
    }),
    { numRuns: 60 },
  )
})

it('two sessions compared the other way round give the mirror image', () => {
  fc.assert(
    fc.property(anySession, anySession, (one, other) => {
      const [a, b] = [sideFrom(one.parts, one.browser), sideFrom(other.parts, other.browser)]
      expect(mirrored(compare(b, a), true)).toEqual(mirrored(compare(a, b), false))
    }),
    { numRuns: 100 },
  )
})

it('sockets of other endpoints change nothing in which socket is which', () => {
  fc.assert(
    fc.property(anySession, anyExample, fc.boolean(), ({ parts, browser }, other, before) => {
      fc.pre(!parts.includes(other))
      const [a, b] = [sideFrom(parts, browser), sideFrom([...parts].reverse(), browser)]
      const more = sideFrom(before ? [other, ...parts] : [...parts, other], browser)
      const alone = alignmentOf(compare(a, b)).toSorted()
      const among = alignmentOf(compare(a, more)).filter((each) => !each.startsWith('b: '))
      expect(among.toSorted()).toEqual(alone)
    }),
    { numRuns: 60 },
  )
})

it('names of documents and the time of day change nothing', () => {
  fc.assert(
    fc.property(anySession, fc.nat({ max: 1e9 }), ({ parts, browser }, later) => {
      const name = renamed((document) => `renamed${document}`)
      const change = (fact: Fact) => ({ ...name(fact), at: fact.at + later })
      const plain = compare(sideFrom(parts, browser), sideFrom(parts, browser))
      const c = compare(sideFrom(parts, browser), sideFrom(parts, browser, change))
      expect(c.counts).toEqual(plain.counts)
      expect(c.differs).toBe(false)
    }),
    { numRuns: 60 },
  )
})

it('a comparison is plain data, and every form of it tells the same first sentence', () => {
  fc.assert(
    fc.property(anySession, anySession, (one, other) => {
      const c = compare(sideFrom(one.parts, one.browser), sideFrom(other.parts, other.browser))
      expect(JSON.parse(JSON.stringify(c))).toEqual(c)
      expect(comparisonText(c).startsWith(`${c.sentence}\n`)).toBe(true)
      expect(comparisonMarkdown(c).startsWith(`${c.sentence}\n`)).toBe(true)
      expect(comparisonHtml(c)).toContain(`<h1>${c.sentence}</h1>`)
    }),
    { numRuns: 40 },
  )
})
