// Which connection of a log is which socket's, under every offset that the clocks leave: a socket has one only
// if it has the same under all of them.

import { type Connection, inOrder, precedes } from './connections.ts'
import { agreement, anchorOf, isTimed, type Life, type Pair, pairOf, samePath } from './lives.ts'
import { interchangeable, partners } from './match.ts'
import type { Estimate } from './offset.ts'

/** Sockets and connections to one path, as one format tells of them; both by index, in order. */
interface Series {
  readonly lives: readonly number[]
  readonly connections: readonly number[]
}

export interface Candidates {
  readonly lives: readonly Life[]
  readonly connections: readonly Connection[]
  readonly series: readonly Series[]
  /** Every socket and connection that can be one, at the offsets at which they can. */
  readonly pairs: readonly Pair[]
}

export interface Assignments {
  /** Each socket's own connections: at most one a format. */
  readonly own: readonly (readonly Connection[])[]
  /** How many connections may be each socket's, where nothing tells which. */
  readonly rivals: readonly number[]
}

/** More pairs than this of one series are not compared; its oldest connections are left out. */
const mostPairs = 150_000
/** More offsets, or comparisons at them, tell no more than that too much fits. */
const [mostOffsets, mostComparisons] = [400, 20_000_000]

/** Everything that can belong together. */
export function candidates(lives: readonly Life[], connections: readonly Connection[]): Candidates {
  const series = seriesOf(lives, connections)
  const pairs: Pair[] = []
  for (const each of series)
    for (const life of each.lives)
      for (const connection of each.connections) {
        const [a, b] = [lives[life], connections[connection]]
        const pair = a && b ? pairOf(a, b) : null
        if (pair) pairs.push({ ...pair, life, connection })
      }
  return { lives, connections, series, pairs }
}

function seriesOf(lives: readonly Life[], connections: readonly Connection[]): readonly Series[] {
  const order = connections
    .map((connection, index) => ({ anchor: anchorOf(connection), index }))
    .sort((a, b) => (a.anchor && b.anchor ? inOrder(a.anchor, b.anchor) : a.index - b.index))
  const series = new Map<string, { lives: number[]; connections: number[] }>()
  const paths = [...new Set(lives.map(({ path }) => bare(path)))]
  for (const { index } of order) {
    const { by, path } = connections[index] ?? { by: '', path: '' }
    const own = paths.find((each) => samePath(bare(path), each))
    if (own === undefined) continue
    const key = `${by} ${own}`
    const known = series.get(key) ?? {
      lives: [...lives.keys()].filter((each) => bare(lives[each]?.path ?? '') === own),
      connections: [],
    }
    known.connections.push(index)
    series.set(key, known)
  }
  return [...series.values()].map((each) => ({
    lives: each.lives,
    connections: each.connections.slice(-Math.max(1, Math.floor(mostPairs / each.lives.length))),
  }))
}

const bare = (path: string) => path.replace(/\?.*$/s, '')

/** Assigns under every offset of these estimates; without any, by order alone. */
export function assign(found: Candidates, estimates: readonly Estimate[]): Assignments {
  const own: Connection[][] = found.lives.map(() => [])
  const rivals: number[] = found.lives.map(() => 0)
  const offsets = estimates.flatMap((each) => each.map(({ from, to }) => Math.floor((from + to) / 2)))
  const pairs = new Map(found.pairs.map((pair) => [`${pair.life} ${pair.connection}`, pair]))
  for (const { lives, connections } of found.series) {
    const agree = (offset: number | null) => (i: number, j: number) => {
      const [life, connection] = [found.lives[lives[i] ?? -1], found.connections[connections[j] ?? -1]]
      if (!life || !connection) return 0
      if (!isTimed(connection)) return agreement(life, connection)
      const pair = pairs.get(`${lives[i]} ${connections[j]}`)
      if (!pair || offset === null || offset < pair.from || offset > pair.to) return 0
      const ends = pair.ends && offset >= pair.ends[0] && offset <= pair.ends[1]
      return pair.weight + (ends ? 1 : 0)
    }
    const byOrder = connections.every((each) => !isTimed(found.connections[each] as Connection))
    const all = byOrder || offsets.length === 0 ? [null] : offsets
    const size = lives.length * connections.length
    const tooMany = all.length > mostOffsets || all.length * size > mostComparisons
    const possible = tooMany ? null : possibleUnder(all, lives.length, connections.length, agree, byOrder)
    for (const [i, life] of lives.entries()) {
      const set = possible?.[i] ?? new Set(connections.keys())
      const named = [...set].filter((each) => each !== null)
      const only = connections[named[0] ?? -1]
      const connection = only === undefined ? undefined : found.connections[only]
      if (possible && set.size === 1 && connection) own[life]?.push(connection)
      else rivals[life] = (rivals[life] ?? 0) + named.length
    }
  }
  for (const [life, connections] of own.entries())
    if (connections.some((a) => connections.some((b) => contradicts(a, b)))) {
      rivals[life] = (rivals[life] ?? 0) + connections.length
      own[life] = []
    }
  return { own, rivals }
}

/** Formats tell of one connection each; those of one socket cannot have it accepted before it was asked. */
function contradicts({ accepted }: Connection, { asked }: Connection): boolean {
  return accepted !== null && asked !== null && precedes(accepted, asked)
}

/** For each socket of a series, the connections that it has under some of the offsets. */
function possibleUnder(
  offsets: readonly (number | null)[],
  n: number,
  m: number,
  agree: (offset: number | null) => (i: number, j: number) => number,
  byOrder: boolean,
): readonly ReadonlySet<number | null>[] {
  const possible = Array.from({ length: n }, () => new Set<number | null>())
  for (const offset of offsets) {
    const weigh = agree(offset)
    const settled = new Map<number, number>()
    for (const [i, found] of partners(n, m, weigh).entries()) {
      for (const j of found) possible[i]?.add(j)
      const [only] = found
      if (found.length === 1 && typeof only === 'number') settled.set(i, only)
    }
    // With no times there is nothing but the order to go by.
    if (byOrder) continue
    const unsure = interchangeable(settled, weigh)
    for (const i of unsure)
      for (const each of unsure) {
        const j = settled.get(each)
        if (j !== undefined && weigh(i, j) > 0) possible[i]?.add(j)
      }
  }
  return possible
}
