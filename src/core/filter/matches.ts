// Lets rows through or not. A row that did not change is not asked again, except for what time alone decides.

import type { Row } from '../session.ts'
import type { Filter, Moment, Term, Test } from './term.ts'

/** Whether a row passes a filter now. */
export function matches(row: Row, { terms }: Pick<Filter, 'terms'>, moment: Moment): boolean {
  return terms.every(({ holds }) => holds === null || holds(row, moment))
}

/** The same as a function that remembers what it said of a row. */
export function sieve({ terms }: Pick<Filter, 'terms'>): Test {
  const tests = (timed: boolean) => terms.flatMap((term) => (term.timed === timed ? (term.holds ?? []) : []))
  const [steady, timed] = [tests(false), tests(true)]
  const said = new WeakMap<Row, boolean>()
  return (row, moment) => {
    if (steady.length > 0) {
      let passes = said.get(row)
      if (passes === undefined) {
        passes = steady.every((holds) => holds(row, moment))
        said.set(row, passes)
      }
      if (!passes) return false
    }
    return timed.every((holds) => holds(row, moment))
  }
}

/** How many rows would pass without each of the terms that filter: why nothing is left. */
export function without(
  rows: readonly Row[],
  { terms }: Pick<Filter, 'terms'>,
  moment: Moment,
): readonly { readonly term: Term; readonly rows: number }[] {
  const filtering = terms.filter(({ holds }) => holds !== null)
  return filtering.map((term) => {
    const others = filtering.filter((each) => each !== term)
    return { term, rows: rows.filter((row) => matches(row, { terms: others }, moment)).length }
  })
}
