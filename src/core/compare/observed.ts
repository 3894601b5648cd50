// What is known of one socket under one aspect: a value, that there was none, or that nobody could see it. The three
// are never mixed up: silence is no value.

import { said } from '../said.ts'
import type { Result } from './comparison.ts'

export interface Value {
  readonly is: 'told'
  readonly shown: string
  /** What is compared. */
  readonly exact: string
  /** Numbers are compared by how far they are apart. */
  readonly measure?: Measure
}

export type Observed = Value | { readonly is: 'absent' } | { readonly is: 'unseen'; readonly why: string }

export interface Measure {
  readonly value: number
  readonly unit: 'milliseconds' | 'messages'
}

/** By aspect; one that is not there was neither seen nor looked for, and is as good as absent. */
export type View = ReadonlyMap<string, Observed>

export const told = (shown: string, exact: string = shown): Observed => ({ is: 'told', shown, exact })
export const absent: Observed = { is: 'absent' }
export const unseen = (why: string): Observed => ({ is: 'unseen', why })
export const measured = (shown: string, value: number, unit: Measure['unit']): Observed => ({
  is: 'told',
  shown,
  exact: String(value),
  measure: { value, unit },
})

/** The value that is compared; null where there is none, or where it was not seen. */
export function exactOf(view: View, aspect: string): string | null {
  const found = view.get(aspect)
  return found?.is === 'told' ? found.exact : null
}

/** Times differ when one is this many times the other, and by more than a person or a busy machine makes of it. */
const factor = 4
const noise = 500
/** Counts of messages differ when one is more than a tenth less than the other. */
const share = 0.1

function isNear(a: Value, b: Value): boolean {
  if (!a.measure || !b.measure) return oneEnded(a, b)
  const [small, large] = [a.measure.value, b.measure.value].sort((one, other) => one - other) as [
    number,
    number,
  ]
  if (a.measure.unit === 'messages') return large - small <= large * share
  return large - small <= noise || large < small * factor
}

/** Of messages to a socket that closed and one that did not, it is compared whether any came. */
function oneEnded(a: Value, b: Value): boolean {
  const counted = a.measure ?? b.measure
  return counted?.unit === 'messages' && (a.exact === '0') === (b.exact === '0')
}

export interface Compared {
  readonly result: Result
  readonly why: string
}

/** Compares what was observed of two sockets; null where there is nothing to say of either. */
export function contrast(a: Observed, b: Observed): Compared | null {
  if (a.is === 'unseen' && b.is === 'unseen')
    return { result: 'not-comparable', why: a.why === b.why ? a.why : said`in A: ${a.why}; in B: ${b.why}` }
  if (a.is === 'unseen') return { result: 'not-comparable', why: said`in A: ${a.why}` }
  if (b.is === 'unseen') return { result: 'not-comparable', why: said`in B: ${b.why}` }
  if (a.is === 'absent' || b.is === 'absent') {
    if (a.is === b.is) return null
    return { result: a.is === 'told' ? 'only-a' : 'only-b', why: '' }
  }
  const alike = a.shown === b.shown ? '' : said`close enough, or of what changes from one run to the next`
  if (a.exact === b.exact || isNear(a, b)) return { result: 'same', why: alike }
  return { result: 'differs', why: '' }
}
