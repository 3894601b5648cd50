// The one write in the system: facts are appended to a log, and found again by what they are about.

import type { Fact } from './fact.ts'
import type { SubjectId } from './units.ts'

/** An append-only list of facts, with the same facts by subject in the order they were appended. */
export interface Log {
  readonly facts: readonly Fact[]
  readonly subjects: ReadonlyMap<SubjectId, readonly Fact[]>
}

interface Growing {
  readonly facts: Fact[]
  readonly subjects: Map<SubjectId, Fact[]>
}

export function emptyLog(): Log {
  return { facts: [], subjects: new Map() }
}

/** Adds facts at the end. Facts are never changed or taken out. */
export function append(log: Log, facts: readonly Fact[]): void {
  const growing = log as Growing
  for (const fact of facts) {
    growing.facts.push(fact)
    const known = growing.subjects.get(fact.about)
    if (known) known.push(fact)
    else growing.subjects.set(fact.about, [fact])
  }
}

/** A log of these facts. */
export function logOf(facts: readonly Fact[]): Log {
  const log = emptyLog()
  append(log, facts)
  return log
}
