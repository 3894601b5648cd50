// By how much a server's clock is ahead of the browser's: the offset at which most connections of the log fall
// where sockets asked for them. One walk over all ranges of offsets:
//
//   pair 1      ├────────┤
//   pair 2           ├───────────┤            where most ranges lie over one another, the offset is
//   pair 3                 ├────────┤
//
import type { Ticks } from './connections.ts'
import type { Pair } from './lives.ts'

/** A range of offsets over which the same pairs fit. */
export interface Segment {
  readonly from: Ticks
  readonly to: Ticks
  readonly score: number
}

/** Segments that touch: one estimate. */
export type Estimate = readonly Segment[]

/** A score within this of the best is no worse: less than one connection more. */
const tolerance = 1

/** The best estimates, several where nothing tells which is right. */
export function estimates(pairs: readonly Pair[]): readonly Estimate[] {
  const all = segments(pairs)
  const best = all.reduce((most, { score }) => Math.max(most, score), 0)
  if (best === 0) return []
  const groups: Segment[][] = []
  let last: Segment | null = null
  for (const segment of all) {
    if (segment.score < best - tolerance) continue
    if (last && segment.from - last.to <= 1) groups.at(-1)?.push(segment)
    else groups.push([segment])
    last = segment
  }
  return groups
}

/** The range of offsets that an estimate leaves: where its score is best. */
export function rangeOf(estimate: Estimate): readonly [from: Ticks, to: Ticks] {
  const best = estimate.reduce((most, { score }) => Math.max(most, score), 0)
  const top = estimate.filter(({ score }) => score === best)
  return [top[0]?.from ?? 0, top.at(-1)?.to ?? 0]
}

/** The part of an estimate that lies between two offsets, its worse half left out. */
export function within(estimate: Estimate, from: Ticks, to: Ticks): Estimate {
  const inside = estimate
    .filter((each) => each.to >= from && each.from <= to)
    .map((each) => ({ ...each, from: Math.max(each.from, from), to: Math.min(each.to, to) }))
  const best = inside.reduce((most, { score }) => Math.max(most, score), 0)
  return inside.filter(({ score }) => score >= best - tolerance)
}

interface Edge {
  readonly at: Ticks
  readonly enters: boolean
  readonly pair: Pair
  readonly weight: number
}

/** All segments in order. Each socket and each connection counts once, with the best that fits it there. */
function segments(pairs: readonly Pair[]): readonly Segment[] {
  const edges: Edge[] = []
  const between = (from: Ticks, to: Ticks, pair: Pair, weight: number) =>
    edges.push({ at: from, enters: true, pair, weight }, { at: to + 1, enters: false, pair, weight })
  for (const pair of pairs) {
    between(pair.from, pair.to, pair, pair.weight)
    if (pair.ends) between(...pair.ends, pair, pair.weight + 1)
  }
  edges.sort((a, b) => a.at - b.at)
  const [lives, connections] = [new Tiers(), new Tiers()]
  const found: Segment[] = []
  for (const [index, { at, enters, pair, weight }] of edges.entries()) {
    lives.count(pair.life, weight, enters)
    connections.count(pair.connection, weight, enters)
    const next = edges[index + 1]?.at ?? at
    // Two connections that fit one socket count once, as two sockets that fit one connection do.
    if (next > at) found.push({ from: at, to: next - 1, score: 2 * Math.min(lives.score, connections.score) })
  }
  return found
}

/** For each of many, how often each weight fits now, and the sum of everybody's best. */
class Tiers {
  score = 0
  readonly #fitting = new Map<number, number[]>()

  count(id: number, weight: number, enters: boolean): void {
    const tiers = this.#fitting.get(id) ?? [0, 0, 0, 0, 0]
    this.#fitting.set(id, tiers)
    const before = bestOf(tiers)
    tiers[weight] = (tiers[weight] ?? 0) + (enters ? 1 : -1)
    this.score += bestOf(tiers) - before
  }
}

function bestOf(tiers: readonly number[]): number {
  for (let weight = tiers.length - 1; weight > 0; weight--) if ((tiers[weight] ?? 0) > 0) return weight
  return 0
}
