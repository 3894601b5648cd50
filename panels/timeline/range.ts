// Arithmetic of the part of time that is shown: zoomed around a point, moved, held within the session.

import type { Milliseconds } from '../../src/core/units.ts'

export interface Range {
  readonly from: Milliseconds
  readonly to: Milliseconds
}

/** No shorter part is shown: facts are told to a tenth of a millisecond. */
export const shortest: Milliseconds = 1

export const lengthOf = ({ from, to }: Range): Milliseconds => to - from

/** A range of this length that lies within another, as near to where it was as can be. */
export function within(range: Range, whole: Range): Range {
  const length = Math.min(Math.max(lengthOf(range), Math.min(shortest, lengthOf(whole))), lengthOf(whole))
  const from = Math.min(Math.max(range.from, whole.from), whole.to - length)
  return { from, to: from + length }
}

/** Longer (`factor` above 1) or shorter, so that `at` stays where it is. */
export function zoomed(range: Range, factor: number, at: Milliseconds, whole: Range): Range {
  const length = Math.max(shortest, lengthOf(range) * factor)
  const share = lengthOf(range) > 0 ? (at - range.from) / lengthOf(range) : 0.5
  const from = at - length * share
  return within({ from, to: from + length }, whole)
}

/** The next of the instants at which a range of this length goes on: in steps of some thousandths, for in between nothing has to be drawn again. */
export function nextStep(at: Milliseconds, length: Milliseconds): Milliseconds {
  const step = 2 ** Math.floor(Math.log2(length / 256))
  return Math.ceil(at / step) * step
}

export const moved = (range: Range, by: Milliseconds, whole: Range): Range =>
  within({ from: range.from + by, to: range.to + by }, whole)

/** Two instants, in whichever order. */
export const between = (a: Milliseconds, b: Milliseconds): Range => ({
  from: Math.min(a, b),
  to: Math.max(a, b),
})

export const touches = (range: Range, from: Milliseconds, to: Milliseconds): boolean =>
  from <= range.to && to >= range.from
