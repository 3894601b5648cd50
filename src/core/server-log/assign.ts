// Which connection of a log is which socket's, under every offset that the clocks leave: a socket has one only
// if it has the same under all of them.

import { type Connection, inOrder, precedes } from './connections.ts'
import { agreement, anchorOf, isTimed, type Life, type Pair, pairOf, samePath } from './lives.ts'
import { interchangeable, partners, type Weights } from './match.ts'
import type { Estimate } from './offset.ts'

/** Sockets and connections to one path, as one format tells of them; both by index, in order. */
interface Series {
  readonly lives: readonly number[]
  readonly connections: readonly number[]
  /** Each by its place here, with the offsets at which they can be one; null where the log tells no times. */
  readonly fits: readonly Fit[]
}

interface Fit {
  readonly i: number
  readonly j: number
  readonly pair: Pair | null
  readonly weight: number
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
const mostPairs = 60_000
/** More offsets, or comparisons at them, tell no more than that too much fits. */
const [mostOffsets, mostComparisons] = [400, 20_000_000]

/** Everything that can belong together. */
export function candidates(lives: readonly Life[], connections: readonly Connection[]): Candidates {
  const series = seriesOf(lives, connections).map((each) => ({
    ...each,
    fits: fitsOf(each, lives, connections),
  }))
  const pairs = series.flatMap(({ fits }) => fits.flatMap(({ pair }) => pair ?? []))
  return { lives, connections, series, pairs }
}

function fitsOf(
  series: Omit<Series, 'fits'>,
  lives: readonly Life[],
  connections: readonly Connection[],
): readonly Fit[] {
  const fits: Fit[] = []
  for (const [i, life] of series.lives.entries())
    for (const [j, connection] of series.connections.entries()) {
      const [a, b] = [lives[life], connections[connection]]
      if (!a || !b) continue
      const found = pairOf(a, b)
      if (found) fits.push({ i, j, pair: { ...found, life, connection }, weight: found.weight })
      else if (!isTimed(b)) fits.push({ i, j, pair: null, weight: agreement(a, b) })
    }
  return fits
}

function seriesOf(
  lives: readonly Life[],
  connections: readonly Connection[],
): readonly Omit<Series, 'fits'>[] {
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
  for (const series of found.series) {
    const { lives, connections, fits } = series
    const byOrder = fits.every(({ pair }) => pair === null)
    const all = byOrder || offsets.length === 0 ? [null] : offsets
    const tooMany =
      all.length > mostOffsets || all.length * lives.length * connections.length > mostComparisons
    const possible = tooMany ? null : possibleUnder(all, series, byOrder)
    for (const [i, life] of lives.entries()) {
      const set = possible?.[i] ?? new Set(fits.filter((each) => each.i === i).map(({ j }) => j))
      const named = [...set].filter((each) => each !== null)
      const connection = found.connections[connections[named[0] ?? -1] ?? -1]
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
  series: Series,
  byOrder: boolean,
): readonly ReadonlySet<number | null>[] {
  const possible = series.lives.map(() => new Set<number | null>())
  for (const offset of offsets) {
    const weights = weightsAt(offset, series)
    const settled = new Map<number, number>()
    for (const [i, found] of partners(weights, series.connections.length).entries()) {
      for (const j of found) possible[i]?.add(j)
      const [only] = found
      if (found.length === 1 && typeof only === 'number') settled.set(i, only)
    }
    // With no times there is nothing but the order to go by.
    if (byOrder) continue
    const unsure = interchangeable(settled, weights)
    for (const i of unsure)
      for (const each of unsure) {
        const j = settled.get(each)
        if (j !== undefined && (weights[i]?.[j] ?? 0) > 0) possible[i]?.add(j)
      }
  }
  return possible
}

function weightsAt(offset: number | null, { lives, connections, fits }: Series): Weights {
  const weights = lives.map(() => new Float64Array(connections.length))
  for (const { i, j, pair, weight } of fits) {
    const row = weights[i]
    if (!row) continue
    if (!pair) row[j] = weight
    else if (offset !== null && offset >= pair.from && offset <= pair.to)
      row[j] = weight + (pair.ends && offset >= pair.ends[0] && offset <= pair.ends[1] ? 1 : 0)
  }
  return weights
}
