// A socket as people think of it: its page facts, the network facts paired with it and what happened to
// its document meanwhile, in order of time. Workers and imported logs have network facts alone.

import { type Fact, type ProbeFact, sourceOf } from './fact.ts'
import type { Log } from './log.ts'
import { type Pairing, Pairs } from './pair.ts'
import { type Summary, summarize } from './summary.ts'
import { type DocumentId, documentOf, type Milliseconds, type SubjectId, subject } from './units.ts'

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

/** How long before its construction and after its end a document's fate still concerns a socket. */
const around: Milliseconds = 100

/** A socket before it has its place among the others. */
export type Unnumbered = Omit<Socket, 'number'>

/** Joins what a log has about one subject; null where that is no socket. */
export function socketOf(log: Log, id: SubjectId, pairing: Pairing): Unnumbered | null {
  const all = log.subjects.get(id) ?? []
  if (!isSocket(id, all)) return null
  const probes = all.filter(isProbe)
  const own = probes.length > 0 ? all.filter((fact) => !isProbe(fact)) : all
  const network = 'request' in pairing ? (log.subjects.get(pairing.request) ?? []) : []
  const page = log.subjects.get(subject(documentOf(id), 0)) ?? []
  const facts = merge(own, network, page)
  return { id, pairing, facts, probes, document: documentOf(id), summary: summarize(facts) }
}

/** All sockets of a log, by time of construction. */
export function sockets(log: Log): Socket[] {
  const pairs = new Pairs(log)
  for (const fact of log.facts) pairs.note(fact)
  pairs.settle()
  return [...log.subjects.keys()]
    .flatMap((id) => (pairs.claimants(id).size === 0 ? (socketOf(log, id, pairs.of(id)) ?? []) : []))
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

const isProbe = (fact: Fact): fact is ProbeFact => sourceOf(fact.kind) === 'probe'

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

/** Whether a fact of a document concerns a socket that lived from `start` to `end` (null: it lives). */
export function concerns(fact: Fact, start: Milliseconds, end: Milliseconds | null): boolean {
  return (
    sourceOf(fact.kind) === 'context' &&
    fact.kind !== 'ctx:document-started' &&
    fact.kind !== 'ctx:network-watched' &&
    fact.at >= start - around &&
    fact.at <= (end ?? Number.POSITIVE_INFINITY) + around
  )
}

/** When a socket's own facts say that it began and ended: what `concerns` goes by. */
export function lifeOf(own: readonly Fact[]): readonly [start: Milliseconds, end: Milliseconds | null] {
  const over = own.find(({ kind }) => kind === 'close-fired' || kind === 'construct-threw')
  return [own[0]?.at ?? 0, over?.at ?? null]
}

function merge(own: readonly Fact[], network: readonly Fact[], page: readonly Fact[]): readonly Fact[] {
  if (network.length === 0 && page.length === 0) return own
  const [start, end] = lifeOf(own)
  const context = page.filter((fact) => concerns(fact, start, end))
  if (network.length === 0 && context.length === 0) return own
  const order = causalOrder(own)
  // Sorting is stable: at equal times what the page saw stays in the order in which it saw it.
  return [...own, ...network, ...context].sort((a, b) => order(a) - order(b))
}

/** Less than the resolution of facts, so that only what is as late as its effect moves. */
const justBefore: Milliseconds = 0.05
const request: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>(['net:requested', 'net:sent'])

/**
 * The place of a fact in time. The network's clock may be some milliseconds off the page's; but the request
 * came after the constructor, the answer before `open` fired, and the failure before `error`.
 */
function causalOrder(own: readonly Fact[]): (fact: Fact) => Milliseconds {
  const timeOf = (wanted: Fact['kind']) => own.find(({ kind }) => kind === wanted)?.at
  const [begun, opened, errored] = [timeOf('constructed'), timeOf('open-fired'), timeOf('error-fired')]
  return ({ kind, at }) => {
    if (request.has(kind) && begun !== undefined && at < begun) return begun
    const effect =
      request.has(kind) || kind === 'net:responded' ? opened : kind === 'net:failed' ? errored : undefined
    return effect !== undefined && at >= effect ? effect - justBefore : at
  }
}
