// Delays made by known patterns, with the noise of timers: each is recognised, and chance is not.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternWords, recognise } from '../../src/core/stories/pattern.ts'
import { attempts, opened, storiesOf } from './told-stories.ts'

const base = fc.integer({ min: 100, max: 5000 })
/** How late timers are: up to 8 ms, and up to 3 % of the delay. */
const late = (count: number) =>
  fc.array(
    fc.tuple(fc.double({ min: 0, max: 8, noNaN: true }), fc.double({ min: 0, max: 0.03, noNaN: true })),
    {
      minLength: count,
      maxLength: count,
    },
  )
const noisy = (exact: readonly number[]) =>
  late(exact.length).map((noise) =>
    exact.map(
      (delay, n) => Math.round((delay * (1 + (noise[n]?.[1] ?? 0)) + (noise[n]?.[0] ?? 0)) * 10) / 10,
    ),
  )
const grown = (count: number, next: (n: number) => number) => Array.from({ length: count }, (_, n) => next(n))
const told = (delays: readonly number[]) => storiesOf(attempts(delays, opened))[0]?.pattern

describe('known patterns', () => {
  it('constant delays', () => {
    const series = fc
      .tuple(base, fc.integer({ min: 3, max: 30 }))
      .chain(([delay, count]) => fc.tuple(fc.constant(delay), noisy(grown(count, () => delay))))
    fc.assert(
      fc.property(series, ([delay, delays]) => {
        const pattern = told(delays)
        expect(pattern?.shape).toBe('constant')
        expect(Math.abs((pattern?.base ?? 0) - delay)).toBeLessThanOrEqual(8 + delay * 0.03)
      }),
      { numRuns: 60 },
    )
  })

  it('exponential delays, with a longest one or without', () => {
    const series = fc
      .tuple(base, fc.constantFrom(1.5, 2, 3), fc.integer({ min: 4, max: 8 }), fc.constantFrom(0, 2, 6))
      .chain(([first, factor, growing, flat]) => {
        const cap = first * factor ** (growing - 1) * (factor - 0.2)
        const exact = [...grown(growing, (n) => first * factor ** n), ...grown(flat, () => cap)]
        return fc.tuple(fc.constant({ first, factor, cap: flat > 0 ? cap : null }), noisy(exact))
      })
    fc.assert(
      fc.property(series, ([{ factor, cap }, delays]) => {
        const pattern = told(delays.filter((delay) => delay < 280_000))
        if (delays.some((delay) => delay >= 280_000)) return
        expect(pattern?.shape).toBe('exponential')
        expect(pattern?.factor).toBeGreaterThan(factor * 0.93)
        expect(pattern?.factor).toBeLessThan(factor * 1.07)
        expect(pattern?.most === null).toBe(cap === null)
      }),
      { numRuns: 120 },
    )
  })

  it('linear delays', () => {
    const series = fc
      .tuple(fc.integer({ min: 500, max: 3000 }), fc.integer({ min: 5, max: 12 }))
      .chain(([step, count]) => noisy(grown(count, (n) => step * (n + 1))))
    fc.assert(
      fc.property(series, (delays) => {
        expect(told(delays)?.shape).toBe('linear')
      }),
      { numRuns: 60 },
    )
  })

  it('equal jitter: half of a growing bound, and a random half', () => {
    const series = fc
      .tuple(base, fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }))
      .map(([first, random]) => random.map((part, n) => first * 2 ** n * part))
    fc.assert(
      // By chance a draw may lie on an exact curve; it is never called constant or irregular.
      fc.property(series, (delays) => {
        expect(['jittered', 'exponential', 'linear']).toContain(told(delays)?.shape)
      }),
      { numRuns: 150 },
    )
  })

  it('is not misled by a first retry without a pause', () => {
    expect(recognise([0, 1000, 2000, 4000, 8000])).toMatchObject({
      shape: 'exponential',
      base: 1000,
      atOnce: true,
    })
    expect(recognise([1, 1000, 1001, 1000, 1003])).toMatchObject({
      shape: 'constant',
      base: 1001,
      atOnce: true,
    })
  })
})

describe('chance', () => {
  /** A small generator of numbers in [0, 1), the same at every run. */
  function* random(seed: number): Generator<number, never> {
    let state = seed
    for (;;) {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      yield state / 2 ** 31
    }
  }

  it('is seldom taken for a pattern', () => {
    const numbers = random(20260301)
    const shapes = new Map<string, number>()
    const rounds = 4000
    for (let round = 0; round < rounds; round++) {
      const delays = Array.from({ length: 5 + (round % 12) }, () => 200 + numbers.next().value * 9800)
      const shape = recognise(delays)?.shape ?? 'none'
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    }
    expect(shapes.get('irregular')).toBeGreaterThan(rounds * 0.97)
    expect(shapes.get('constant') ?? 0).toBe(0)
  })

  it('of full jitter is found where eight delays show the bound grow', () => {
    const numbers = random(7)
    let found = 0
    for (let round = 0; round < 400; round++) {
      const delays = Array.from(
        { length: 8 },
        (_, n) => numbers.next().value * Math.min(30_000, 500 * 2 ** n),
      )
      if (recognise(delays)?.shape === 'jittered') found++
    }
    expect(found).toBeGreaterThan(320)
  })
})

it.each([
  [[], null],
  [[1000, 1000], null],
  [[1000, 1000, 1000], 'every 1 s'],
  [[1000, 2000, 4000], null],
  [[2, 5, 3, 9], 'without a pause'],
  [[500, 1000, 2000, 4000], 'exponential from 500 ms ×2'],
  [[500, 1000, 2000, 4000, 5000], 'exponential from 500 ms ×2 up to 5 s'],
  [[500, 1000, 2000, 2001, 2002], 'irregular, 500 ms to 2 s apart'],
  [[500, 1000, 2000, 3000, 3001], 'exponential from 500 ms ×2 up to 3 s'],
  [[1300, 1690, 2197, 2856, 3713], 'exponential from 1.3 s ×1.3'],
  [[1000, 2000, 3000, 4000], '1 s longer each time, from 1 s'],
  [[1000, 2000, 3000, 4000, 4000, 4000], '1 s longer each time, from 1 s up to 4 s'],
  [[400, 900, 3100, 2600, 9000, 21000, 17000], 'growing with jitter up to 21 s'],
  [[4000, 300, 9000, 1200], 'irregular, 300 ms to 9 s apart'],
  [[8000, 4000, 2000, 1000], 'irregular, 1 s to 8 s apart'],
])('%j reads %s', (delays, words) => {
  const pattern = recognise(delays)
  expect(pattern && patternWords(pattern)).toBe(words)
})
