// Every known difference's own examples, and every scenario of the lab that ends otherwise in one browser: nothing of
// them stays unexplained, and nothing is explained between sessions of one browser.

import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/core/compare/compare.ts'
import type { Comparison, Divergence } from '../../../src/core/compare/comparison.ts'
import { knownOfBrowsers, knownOfRuns } from '../../../src/core/compare/known/index.ts'
import type { KnownExample } from '../../../src/core/compare/known.ts'
import type { Side } from '../../../src/core/compare/side.ts'
import type { BrowserName, Expected } from '../../lab/scenario.ts'
import { scenarios } from '../../lab/scenarios.ts'
import { alignmentOf, both, differing, side } from './sides.ts'

const entries = knownOfBrowsers
const ofRuns = new Set(knownOfRuns.map(({ id }) => id))
const every = (c: Comparison): readonly Divergence[] => c.pairs.flatMap(({ divergences }) => divergences)
const unexplained = (c: Comparison) => [
  ...c.pairs.flatMap(differing).filter((told) => told.endsWith('(unexplained)')),
  ...c.only.filter(({ explained }) => explained === null).map(({ socket }) => `only ${socket.url}`),
]

describe.each(entries.map((entry) => [entry.id, entry] as const))('the known difference %s', (id, entry) => {
  it('has a sentence, a source and an example', () => {
    expect(entry.sentence).toMatch(/\.$/)
    expect(entry.source).not.toBe('')
    expect(entry.examples.length).toBeGreaterThan(0)
  })

  it.each(entry.examples.map((example, n) => [n + 1, example] as const))(
    'explains what it must in example %i, and leaves nothing unexplained',
    (_n, { chromium, firefox, aspects }) => {
      const c = both(chromium, firefox)
      expect(unexplained(c)).toEqual([])
      expect(c.differs).toBe(false)
      const own = every(c).filter(({ explained }) => explained?.id === id)
      expect(own.map(({ aspect }) => aspect)).toEqual(expect.arrayContaining([...aspects]))
      expect(c.known.map((each) => each.id)).toContain(id)
    },
  )

  it('explains the same with the sides the other way round', () => {
    for (const { chromium, firefox } of entry.examples)
      expect(unexplained(compare(side(firefox, 'firefox'), side(chromium)))).toEqual([])
  })

  it('explains nothing between two sessions of one browser, unless it holds of any two', () => {
    if (ofRuns.has(id)) return
    for (const { chromium, firefox } of entry.examples)
      for (const browser of ['chromium', 'firefox'] as const) {
        const c = compare(side(chromium, browser), side(firefox, browser))
        expect(c.known.filter((each) => !ofRuns.has(each.id))).toEqual([])
      }
  })
})

it.each(knownOfRuns.map((entry) => [entry.id, entry] as const))(
  'the known difference %s holds between two sessions of one browser as well',
  (id, { examples }) => {
    for (const { chromium, firefox } of examples)
      for (const browser of ['chromium', 'firefox', 'unknown'] as const) {
        const c = compare(side(chromium, browser), side(firefox, browser))
        expect(c.differs).toBe(false)
        expect(c.known.map((each) => each.id)).toEqual([id])
      }
  },
)

it('no two known differences share an id', () => {
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
})

const isOtherwise = ({ expect: { chromium, firefox } }: (typeof scenarios)[number]) =>
  JSON.stringify(chromium) !== JSON.stringify(firefox)

describe.each(scenarios.filter(isOtherwise).map((each) => [each.id, each] as const))(
  'the scenario %s, which ends otherwise in one browser',
  (id, { expect: expected }) => {
    const examples = entries.flatMap((entry) => entry.examples.filter(({ lab }) => lab?.includes(id)))

    it('is an example of a known difference, that ends as the scenario does in both browsers', () => {
      expect(examples.length).toBeGreaterThan(0)
      for (const example of examples)
        for (const browser of ['chromium', 'firefox'] as const) {
          const wanted = otherwise(expected, browser)
          // The example may need others before them.
          const rows = side(example[browser], browser).rows.slice(-wanted.length)
          expect(rows.map(({ diagnosis }) => diagnosis.verdict?.rule ?? null)).toEqual(
            wanted.map(({ rule }) => rule),
          )
          for (const [index, { events }] of wanted.entries())
            if (events && pageSaw(example, browser)) expect(eventsOf(rows[index])).toEqual(events)
        }
    })

    it('is explained as a whole', () => {
      for (const { chromium, firefox } of examples) expect(unexplained(both(chromium, firefox))).toEqual([])
    })
  },
)

/** The sockets of a scenario that the other browser ends otherwise. */
function otherwise(expected: Record<BrowserName, readonly Expected[]>, browser: BrowserName) {
  const others = new Set(
    expected[browser === 'chromium' ? 'firefox' : 'chromium'].map((each) => JSON.stringify(each)),
  )
  return expected[browser].filter((each) => !others.has(JSON.stringify(each)))
}

/** Workers’ sockets have no page facts, and promises are no events. */
const pageSaw = (example: KnownExample, browser: BrowserName) =>
  /constructed|construct-threw/.test(example[browser]) && !example[browser].includes('api=WebSocketStream')

function eventsOf(row: Side['rows'][number] | undefined): readonly string[] {
  return (row?.socket.facts ?? []).flatMap((fact) =>
    fact.kind === 'open-fired'
      ? ['open']
      : fact.kind === 'error-fired'
        ? ['error']
        : fact.kind === 'close-fired'
          ? [`close ${fact.code}`]
          : fact.kind === 'construct-threw'
            ? [`threw ${fact.threw.name}`]
            : [],
  )
}

describe('an explanation wants facts that fit', () => {
  const failed = (text: string) => `
     0.0  0  constructed  ws://localhost/ws
     9.0  0  net:failed   "${text}"
    10.0  3  error-fired
    10.0  3  close-fired  1006  unclean`
  const verdictOf = (c: Comparison) => every(c).find(({ aspect }) => aspect === 'verdict')

  it('and so another failure in the other browser is not one', () => {
    const c = both(
      failed(
        "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: chat",
      ),
      failed('NS_ERROR_NET_RESET'),
    )
    expect(verdictOf(c)).toMatchObject({ result: 'differs', explained: null })
    expect(c.differs).toBe(true)
  })

  it('and so a fault of the browser that opened is not one', () => {
    const c = both(
      failed(
        "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: chat",
      ),
      `
       0.0  0  constructed  ws://localhost/ws
      10.0  1  open-fired
      11.0  3  close-fired  4001  clean`,
    )
    expect(verdictOf(c)).toMatchObject({ result: 'differs', explained: null })
  })

  it('and so a frame that Firefox would not let pass is not one', () => {
    const c = both(
      `
       0.0  0  constructed  ws://localhost/ws
      10.0  1  open-fired
      10.5  1  net:failed   "Could not decode a text frame as UTF-8."
      11.0  3  error-fired
      11.0  3  close-fired  1006  unclean`,
      `
       0.0  0  constructed  ws://localhost/ws
      10.0  1  open-fired`,
    )
    expect(verdictOf(c)).toMatchObject({ result: 'differs', explained: null })
  })
})

it('names no scenario that the lab does not have', () => {
  const ids = new Set(scenarios.map(({ id }) => id))
  for (const { lab = [] } of entries.flatMap(({ examples }) => examples))
    for (const id of lab) expect(ids).toContain(id)
})

it('compares every example with itself as the same', () => {
  for (const { chromium } of entries.flatMap(({ examples }) => examples)) {
    const c = compare(side(chromium), side(chromium))
    expect(c.differs).toBe(false)
    expect(alignmentOf(c)).toEqual(c.pairs.map(({ a }) => `${a.id} = ${a.id}`))
  }
})
