// A socket as people think of it: its page facts, the network facts paired with it and what happened to
// its document meanwhile, in order of time. Workers and imported logs have network facts alone.

import type { Fact, ProbeFact } from './fact.ts'
import type { Log } from './log.ts'
import { Merged } from './merged.ts'
import { type Pairing, Pairs } from './pair.ts'
import type { Summary } from './summary.ts'
import { type DocumentId, documentOf, type SubjectId, subject } from './units.ts'

export interface Socket {
  readonly id: SubjectId
  /** 1 for the session's first socket, in order of construction. */
  readonly number: number
  readonly document: DocumentId
  readonly facts: readonly Fact[]
  /** What Lifeline asked about it later, because a person wanted it; no part of its life. */
  readonly probes: readonly ProbeFact[]
  readonly pairing: Pairing
  readonly summary: Summary
}

/** A socket before it has its place among the others. */
export type Unnumbered = Omit<Socket, 'number'>

/** The log's lists about a socket: its own, its request's, its document's. */
export function listsOf(log: Log, id: SubjectId, pairing: Pairing) {
  return {
    own: log.subjects.get(id) ?? [],
    network: 'request' in pairing ? (log.subjects.get(pairing.request) ?? []) : [],
    page: log.subjects.get(subject(documentOf(id), 0)) ?? [],
  }
}

/** The facts that a log has about one subject, joined; null where that is no socket. */
export function mergedOf(log: Log, id: SubjectId, pairing: Pairing): Merged | null {
  const { own, network, page } = listsOf(log, id, pairing)
  return isSocket(id, own) ? new Merged(own, network, page) : null
}

/** The socket that these facts tell of. */
export function socketOf(id: SubjectId, pairing: Pairing, merged: Merged): Unnumbered {
  return {
    id,
    pairing,
    facts: merged.facts,
    probes: merged.probes,
    document: documentOf(id),
    summary: merged.summary(),
  }
}

/** All sockets of a log, by time of construction. */
export function sockets(log: Log): Socket[] {
  const pairs = new Pairs(log)
  for (const fact of log.facts) pairs.note(fact)
  pairs.settle()
  return [...log.subjects.keys()]
    .flatMap((id) => {
      const merged = pairs.claimants(id).size === 0 ? mergedOf(log, id, pairs.of(id)) : null
      return merged ? [socketOf(id, pairs.of(id), merged)] : []
    })
    .sort(byConstruction)
    .map((each, index) => ({ ...each, number: index + 1 }))
}

/** The order of construction: by time; at the same tenth of a millisecond by the document's own count. */
export function byConstruction(a: Unnumbered, b: Unnumbered): number {
  const apart = a.summary.startedAt - b.summary.startedAt
  if (apart !== 0) return apart
  if (a.document === b.document) {
    const order = Number(a.id.slice(a.document.length + 1)) - Number(b.id.slice(b.document.length + 1))
    if (order !== 0 && !Number.isNaN(order)) return order
  }
  return a.id < b.id ? -1 : a.id === b.id ? 0 : 1
}

function isSocket(id: SubjectId, facts: readonly Fact[]): boolean {
  if (id.endsWith('.0')) return false
  return facts.some(
    (fact) =>
      fact.kind === 'constructed' ||
      fact.kind === 'construct-threw' ||
      // A request that names its socket belongs to that one, be it in this log or cleared from it.
      (fact.kind === 'net:requested' && (fact.initiator === undefined || fact.initiator === id)),
  )
}
