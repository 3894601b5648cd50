// The few facts of a kind among the many of a log, found as it grows: a session of a million is not walked again for
// each that comes.

import type { FactOf, Kind } from '../../src/core/fact.ts'
import type { Log } from '../../src/core/log.ts'

/** Finds the facts of one kind, in order. What it returns grows with the log. */
export function factsOfKind<K extends Kind>(kind: K): (log: Log) => readonly FactOf<K>[] {
  const known = new WeakMap<Log['facts'], { readonly found: FactOf<K>[]; seen: number }>()
  return ({ facts }) => {
    const walk = known.get(facts) ?? { found: [], seen: 0 }
    known.set(facts, walk)
    for (; walk.seen < facts.length; walk.seen++) {
      const fact = facts[walk.seen]
      if (fact?.kind === kind) walk.found.push(fact as FactOf<K>)
    }
    return walk.found
  }
}

export const droppedIn = factsOfKind('ctx:facts-dropped')
export const failuresIn = factsOfKind('hook-failed')
export const startedIn = factsOfKind('ctx:document-started')
export const watchedIn = factsOfKind('ctx:network-watched')
