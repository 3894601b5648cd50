// A socket as people think of it: its page facts, the network facts paired with it and what happened to
// its document meanwhile, in order of time. Workers and imported logs have network facts alone.

import type { Fact } from './fact.ts'
import type { Log } from './log.ts'
import { type Pairing, pair } from './pair.ts'
import { type Summary, summarize } from './summary.ts'
import { type DocumentId, documentOf, type Milliseconds, type SubjectId, subject } from './units.ts'

export interface Socket {
  readonly id: SubjectId
  /** 1 for the session's first socket, in order of construction. */
  readonly number: number
  readonly document: DocumentId
  readonly facts: readonly Fact[]
  readonly pairing: Pairing
  readonly summary: Summary
}

const unpaired: Pairing = { by: 'none', candidates: [] }
/** How long before its construction and after its end a document's fate still concerns a socket. */
const around: Milliseconds = 100

/** All sockets of a log, by time of construction. */
export function sockets(log: Log): Socket[] {
  const pairs = pair(log)
  // A request that may be one of several sockets' is no socket of its own either.
  const claimed = new Set(
    [...pairs.values()].flatMap((found) => ('request' in found ? [found.request] : found.candidates)),
  )
  const joined = [...log.subjects]
    .filter(([id, facts]) => isSocket(id, facts) && !claimed.has(id))
    .map(([id, own]) => {
      const pairing = pairs.get(id) ?? unpaired
      const network = 'request' in pairing ? (log.subjects.get(pairing.request) ?? []) : []
      const page = log.subjects.get(subject(documentOf(id), 0)) ?? []
      return { id, pairing, facts: merge(own, network, page) }
    })
  return joined
    .map((each) => ({ ...each, document: documentOf(each.id), summary: summarize(each.facts) }))
    .sort((a, b) => a.summary.startedAt - b.summary.startedAt)
    .map((each, index) => ({ ...each, number: index + 1 }))
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

function merge(own: readonly Fact[], network: readonly Fact[], page: readonly Fact[]): readonly Fact[] {
  if (network.length === 0 && page.length === 0) return own
  const start = own[0]?.at ?? 0
  const closed = own.find(({ kind }) => kind === 'close-fired' || kind === 'construct-threw')
  const end = closed?.at ?? Number.POSITIVE_INFINITY
  const context = page.filter(
    ({ kind, at }) =>
      kind !== 'ctx:document-started' &&
      kind !== 'ctx:network-watched' &&
      at >= start - around &&
      at <= end + around,
  )
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
