// Sockets and connections to one path, both in order: which can be which. All assignments that keep the order
// and agree best are considered; where two sockets could as well change places, neither gets a connection.

/** How well socket `i` and connection `j` agree, at `[i][j]`; 0 where they cannot be one. */
export type Weights = readonly Float64Array[]

/** For each socket the connections (of `m`) that it has in some best assignment; null stands for none. */
export function partners(weights: Weights, m: number): readonly (readonly (number | null)[])[] {
  const n = weights.length
  const before = sums(weights, m)
  const after = sums(
    [...weights].reverse().map((row) => row.slice().reverse()),
    m,
  )
  const best = at(before, n, m)
  const rest = (i: number, j: number) => at(after, n - i, m - j)
  return weights.map((row, i) => {
    const found: (number | null)[] = []
    let none = false
    for (let j = 0; j <= m; j++) {
      const value = worth(row[j])
      if (value > 0 && at(before, i, j) + value + rest(i + 1, j + 1) === best) found.push(j)
      none ||= at(before, i, j) + rest(i + 1, j) === best
    }
    return none ? [...found, null] : found
  })
}

/** The sockets of a settled assignment that could as well have another's connection. */
export function interchangeable(settled: ReadonlyMap<number, number>, weights: Weights): ReadonlySet<number> {
  const unsure = new Set<number>()
  const all = [...settled]
  for (const [index, [i, j]] of all.entries())
    for (const [other, others] of all.slice(index + 1)) {
      const [a, b] = [at(weights, i, others), at(weights, other, j)]
      if (a === 0 || b === 0 || a + b < at(weights, i, j) + at(weights, other, others)) continue
      unsure.add(i)
      unsure.add(other)
    }
  return unsure
}

type Table = readonly Float64Array[]
const at = (table: Table, i: number, j: number) => table[i]?.[j] ?? 0

/** A connection more is better than any agreement of details. */
const worth = (weight: number | undefined) => (weight === undefined || weight === 0 ? 0 : 10 + weight)

/** The best sums for the first i sockets and the first j connections. */
function sums(weights: Weights, m: number): Table {
  let above = new Float64Array(m + 1)
  const table = [above]
  for (const row of weights) {
    const next = new Float64Array(m + 1)
    for (let j = 1; j <= m; j++) {
      const value = worth(row[j - 1])
      const apart = Math.max(above[j] ?? 0, next[j - 1] ?? 0)
      next[j] = value > 0 ? Math.max(apart, (above[j - 1] ?? 0) + value) : apart
    }
    table.push(next)
    above = next
  }
  return table
}
