// The facts that a diagnosis rests on.

import type { Fact } from '../fact.ts'
import type { Diagnosis } from '../verdict.ts'

/** Of its verdict, and of what is found beside that. */
export function proving({ verdict, also }: Pick<Diagnosis, 'verdict' | 'also'>): ReadonlySet<Fact> {
  const evidence = [verdict, ...also].flatMap((each) => each?.evidence ?? [])
  return new Set(evidence.flatMap(({ fact }) => fact ?? []))
}
