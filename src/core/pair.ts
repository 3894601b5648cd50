// Which network request belongs to which socket. Where the evidence names the socket, that is taken; otherwise
// order decides, because browsers begin requests in the order of construction, per URL. New facts only touch
// the sockets and requests of their own URL.

import { align, type Side } from './align.ts'
import type { Fact } from './fact.ts'
import type { Log } from './log.ts'
import { summarize } from './summary.ts'
import { isTalk } from './talk.ts'
import type { SubjectId } from './units.ts'

export type Pairing =
  /** The evidence named the socket. */
  | { readonly by: 'initiator'; readonly request: SubjectId }
  /** The only partner that order and outcome allow. */
  | { readonly by: 'order'; readonly request: SubjectId }
  /** More than one request could be this socket's. */
  | { readonly by: 'none'; readonly candidates: readonly SubjectId[] }

const unpaired: Pairing = { by: 'none', candidates: [] }

/** The sockets and requests of one URL. */
interface Group {
  readonly sockets: Map<SubjectId, Side>
  readonly requests: Map<SubjectId, Side>
}

/** The pairing of a log that grows. */
export class Pairs {
  readonly #log: Log
  readonly #groups = new Map<string, Group>()
  readonly #groupOf = new Map<SubjectId, string>()
  /** For each socket, the requests that name it: more than one contradict each other. */
  readonly #named = new Map<SubjectId, Set<SubjectId>>()
  readonly #initiators = new Map<SubjectId, SubjectId>()
  readonly #pairings = new Map<SubjectId, Pairing>()
  /** For each request, how many sockets it belongs or may belong to. */
  readonly #claims = new Map<SubjectId, Set<SubjectId>>()
  #touched = new Set<SubjectId>()

  constructor(log: Log) {
    this.#log = log
  }

  /** Notes a fact that was appended. Messages pair nothing, and documents are no sockets. */
  note(fact: Fact): void {
    if (fact.about.endsWith('.0')) return
    if (!isTalk(fact.kind) || ('state' in fact && fact.state === 3)) this.#touched.add(fact.about)
    else if (this.#log.subjects.get(fact.about)?.length === 1) this.#touched.add(fact.about)
  }

  /** Brings the pairing up to date; gives the sockets and requests that it changed for. */
  settle(): ReadonlySet<SubjectId> {
    const changed = new Set<SubjectId>()
    const dirty = new Set<string>()
    for (const id of this.#touched) this.#place(id, dirty, changed)
    this.#touched = new Set()
    for (const key of dirty) this.#realign(key, changed)
    return changed
  }

  of(socket: SubjectId): Pairing {
    return this.#pairings.get(socket) ?? unpaired
  }

  /** The sockets that a request belongs to, or may belong to; such a request is no socket of its own. */
  claimants(request: SubjectId): ReadonlySet<SubjectId> {
    return this.#claims.get(request) ?? none
  }

  /** Every socket that has a pairing or candidates. */
  get all(): ReadonlyMap<SubjectId, Pairing> {
    return this.#pairings
  }

  #place(id: SubjectId, dirty: Set<string>, changed: Set<SubjectId>): void {
    const summary = summarize(this.#log.subjects.get(id) ?? [])
    const { constructed, requested } = summary
    const initiator = constructed || requested?.initiator === id ? undefined : requested?.initiator
    this.#name(id, initiator, dirty, changed)
    // A request may have named this subject before it was heard of.
    if (this.#named.has(id)) this.#pairNamed(id, changed)
    const side = { id, summary }
    if (constructed) this.#join(requestUrl(constructed.url), 'sockets', side, dirty)
    else if (requested && initiator === undefined && id.startsWith('net.'))
      this.#join(requestUrl(requested.url), 'requests', side, dirty)
  }

  /** Notes which socket a request names, if any. */
  #name(
    request: SubjectId,
    initiator: SubjectId | undefined,
    dirty: Set<string>,
    changed: Set<SubjectId>,
  ): void {
    const before = this.#initiators.get(request)
    if (before === initiator) return
    if (before !== undefined) this.#named.get(before)?.delete(request)
    if (initiator === undefined) this.#initiators.delete(request)
    else {
      this.#initiators.set(request, initiator)
      this.#named.set(initiator, (this.#named.get(initiator) ?? new Set()).add(request))
    }
    for (const socket of [before, initiator]) {
      if (socket === undefined) continue
      if (this.#named.get(socket)?.size === 0) this.#named.delete(socket)
      if (this.#log.subjects.has(socket) && !socket.endsWith('.0')) this.#pairNamed(socket, changed)
      // Whatever it was paired with by order is free again.
      const key = this.#groupOf.get(socket)
      if (key !== undefined) dirty.add(key)
    }
  }

  #join(key: string, as: keyof Group, side: Side, dirty: Set<string>): void {
    const before = this.#groupOf.get(side.id)
    if (before !== undefined && before !== key) {
      this.#groups.get(before)?.sockets.delete(side.id)
      this.#groups.get(before)?.requests.delete(side.id)
      dirty.add(before)
    }
    const group = this.#groups.get(key) ?? { sockets: new Map(), requests: new Map() }
    this.#groups.set(key, group)
    this.#groupOf.set(side.id, key)
    group[as === 'sockets' ? 'requests' : 'sockets'].delete(side.id)
    group[as].set(side.id, side)
    // A named socket that moved on changes nothing for the others of its URL.
    if (as === 'requests' || !this.#named.has(side.id)) dirty.add(key)
  }

  #pairNamed(socket: SubjectId, changed: Set<SubjectId>): void {
    const [request, ...others] = this.#named.get(socket) ?? []
    if (request === undefined) {
      this.#pair(socket, unpaired, changed)
      return
    }
    const pairing: Pairing =
      others.length === 0
        ? { by: 'initiator', request }
        : { by: 'none', candidates: [request, ...others].sort() }
    this.#pair(socket, pairing, changed)
  }

  #realign(key: string, changed: Set<SubjectId>): void {
    const group = this.#groups.get(key)
    if (!group) return
    const open = [...group.sockets.values()].filter(({ id }) => !this.#named.has(id))
    const found = align(byTime(open), byTime([...group.requests.values()]))
    for (const { id } of open) this.#pair(id, found.get(id) ?? unpaired, changed)
  }

  #pair(socket: SubjectId, next: Pairing, changed: Set<SubjectId>): void {
    const before = this.of(socket)
    if (same(before, next)) return
    for (const request of requestsOf(before)) {
      this.#claims.get(request)?.delete(socket)
      changed.add(request)
    }
    for (const request of requestsOf(next)) {
      const claimants = this.#claims.get(request) ?? new Set()
      this.#claims.set(request, claimants.add(socket))
      changed.add(request)
    }
    if (next === unpaired) this.#pairings.delete(socket)
    else this.#pairings.set(socket, next)
    changed.add(socket)
  }
}

const none: ReadonlySet<SubjectId> = new Set()

function requestsOf(pairing: Pairing): readonly SubjectId[] {
  return 'request' in pairing ? [pairing.request] : pairing.candidates
}

function same(a: Pairing, b: Pairing): boolean {
  const [one, other] = [requestsOf(a), requestsOf(b)]
  return a.by === b.by && one.length === other.length && one.every((id, index) => id === other[index])
}

/** One spelling for a socket's URL and its request's: browsers report either scheme, without credentials. */
function requestUrl(url: string): string {
  return url.replace(/^http/i, 'ws').replace(/^(wss?:\/\/)[^/?#@]*@/i, '$1')
}

const byTime = (sides: readonly Side[]) =>
  [...sides].sort((a, b) => a.summary.startedAt - b.summary.startedAt)

/** The pairing of a whole log. */
export function pair(log: Log): ReadonlyMap<SubjectId, Pairing> {
  const pairs = new Pairs(log)
  for (const fact of log.facts) pairs.note(fact)
  pairs.settle()
  return pairs.all
}
