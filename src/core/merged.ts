// The facts of one socket in order of time, and what they sum up to: its own, those of its request, and what became
// of its document meanwhile. Messages that come later are added without a walk over those before.

import { type Fact, type ProbeFact, type Source, sourceOf } from './fact.ts'
import { beginWalk, type Summary, summaryOf, type Walk, walk } from './summary.ts'
import type { Milliseconds } from './units.ts'

/** How long before its construction and after its end a document's fate still concerns a socket. */
const around: Milliseconds = 100
/** Places that new messages may take before others, in all; with more of them, merging anew costs no more. */
export const mostDisplaced = 1000

export class Merged {
  readonly facts: readonly Fact[]
  /** Facts that are no part of its life: what Lifeline asked later. */
  readonly probes: readonly ProbeFact[]
  /** The facts as a list that only this one holds; null where they are the log's, which grows by itself. */
  readonly #list: Fact[] | null
  readonly #order: (fact: Fact) => Milliseconds
  readonly #walk: Walk = beginWalk()
  #ownCount: number
  #networkCount: number

  /** `own` and `network` are the log's lists about a socket and its request, `page` the one about its document. */
  constructor(own: readonly Fact[], network: readonly Fact[], page: readonly Fact[]) {
    this.probes = own.filter(isProbe)
    const life = this.probes.length > 0 ? own.filter((fact) => !isProbe(fact)) : own
    this.#order = causalOrder(life)
    const merged = merge(life, network, page, this.#order)
    this.#list = merged === own ? null : (merged as Fact[])
    this.facts = merged
    this.#ownCount = own.length
    this.#networkCount = network.length
    walk(this.#walk, merged)
  }

  summary(): Summary {
    return summaryOf(this.#walk, this.facts)
  }

  /** Goes on with messages that came at the end of both lists. False where that takes a new merge; this one is void then. */
  extend(own: readonly Fact[], network: readonly Fact[]): boolean {
    const fresh = [...own.slice(this.#ownCount), ...network.slice(this.#networkCount)]
    // A message may be the first to show a ready state that no event told of.
    const told = ({ state }: Walk, fact: Fact) =>
      !('state' in fact) || fact.state === null || fact.state === state
    if (!fresh.every((fact) => told(this.#walk, fact))) return false
    if (this.#list) {
      let steps = mostDisplaced
      for (const fact of fresh) {
        const at = this.#placeOf(fact, this.#list)
        steps -= this.#list.length - at
        if (at < 0 || steps < 0) return false
        this.#list.splice(at, 0, fact)
      }
    } else if (network.length > 0) return false
    this.#ownCount = own.length
    this.#networkCount = network.length
    walk(this.#walk, fresh)
    return true
  }

  /** Where a fact belongs in the list; negative where it came later than what it was seen before. */
  #placeOf(fact: Fact, list: readonly Fact[]): number {
    const [order, source] = [this.#order(fact), sourceOf(fact.kind)]
    let at = list.length
    for (; at > 0; at--) {
      const before = list[at - 1]
      if (!before) break
      const [other, its] = [this.#order(before), sourceOf(before.kind)]
      if (other < order || (other === order && ranks[its] <= ranks[source])) break
      if (its === source || list.length - at > mostDisplaced) return -1
    }
    return at
  }
}

/** At equal times: what the page saw, then what the network did, then what became of the document. */
const ranks: Readonly<Record<Source, number>> = { page: 0, network: 1, context: 2, server: 3, probe: 4 }

const isProbe = (fact: Fact): fact is ProbeFact => sourceOf(fact.kind) === 'probe'

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

/** Sorting is stable: at equal times what the page saw stays in the order in which it saw it. */
function merge(
  own: readonly Fact[],
  network: readonly Fact[],
  page: readonly Fact[],
  order: (fact: Fact) => Milliseconds,
): readonly Fact[] {
  if (network.length === 0 && page.length === 0) return own
  const [start, end] = lifeOf(own)
  const context = page.filter((fact) => concerns(fact, start, end))
  if (network.length === 0 && context.length === 0) return own
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
