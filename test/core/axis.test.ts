// The time axis: every instant has a place within it, and its ticks are round.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { axisOver, ticks } from '../../src/core/axis.ts'

it('puts the first instant at the left end and the last at the right', () => {
  const axis = axisOver([300, 100, 200])
  expect([100, 200, 300].map(axis.percent)).toEqual([0, 50, 100])
})

it('holds what lies outside at its ends', () => {
  const axis = axisOver([100, 200])
  expect([axis.percent(0), axis.percent(900)]).toEqual([0, 100])
})

it('has a width even for no instant, and for one', () => {
  for (const axis of [axisOver([]), axisOver([5000])]) {
    expect(axis.to - axis.from).toBe(10)
    expect(axis.percent(axis.from)).toBe(0)
  }
})

it('ticks at round steps from zero, never more than wanted and one', () => {
  expect(ticks(axisOver([0, 4200]), 5)).toEqual([0, 1000, 2000, 3000, 4000])
  expect(ticks(axisOver([1_700_000_000_000, 1_700_000_000_042]), 4)).toEqual([0, 20, 40])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 12 }), (length, wanted) => {
      const found = ticks(axisOver([0, length]), wanted)
      expect(found[0]).toBe(0)
      expect(found.length).toBeLessThanOrEqual(wanted + 1)
    }),
  )
})
