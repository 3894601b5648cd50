// Sockets and connections to one path, both in order: which can be which. All assignments that keep the order
// and agree best are considered; where two sockets could as well change places, neither gets a connection.

/** For each of `n` sockets the connections (of `m`) that it has in some best assignment; null stands for none. */
export function partners(
  n: number,
  m: number,
  agree: (socket: number, connection: number) => number,
): readonly (readonly (number | null)[])[] {
  const weights = Array.from({ length: n }, (_i, i) => Array.from({ length: m }, (_j, j) => agree(i, j)))
  // A connection more is better than any agreement of details.
  const value = (i: number, j: number) => {
    const weight = weights[i]?.[j] ?? 0
    return weight > 0 ? 10 + weight : Number.NEGATIVE_INFINITY
  }
  const before = sums(n, m, value)
  const after = sums(n, m, (i, j) => value(n - 1 - i, m - 1 - j))
  const best = at(before, n, m)
  const rest = (i: number, j: number) => at(after, n - i, m - j)
  return Array.from({ length: n }, (_i, i) => {
    const found: (number | null)[] = []
    let none = false
    for (let j = 0; j <= m; j++) {
      if (j < m && at(before, i, j) + value(i, j) + rest(i + 1, j + 1) === best) found.push(j)
      none ||= at(before, i, j) + rest(i + 1, j) === best
    }
    return none ? [...found, null] : found
  })
}

/** The sockets of a settled assignment that could as well have another's connection. */
export function interchangeable(
  settled: ReadonlyMap<number, number>,
  agree: (socket: number, connection: number) => number,
): ReadonlySet<number> {
  const unsure = new Set<number>()
  const all = [...settled]
  for (const [index, [i, j]] of all.entries())
    for (const [other, others] of all.slice(index + 1)) {
      const [a, b] = [agree(i, others), agree(other, j)]
      if (a === 0 || b === 0 || a + b < agree(i, j) + agree(other, others)) continue
      unsure.add(i)
      unsure.add(other)
    }
  return unsure
}

type Table = readonly Float64Array[]
const at = (table: Table, i: number, j: number) => table[i]?.[j] ?? Number.NEGATIVE_INFINITY

/** The best sums for the first i sockets and the first j connections. */
function sums(n: number, m: number, value: (i: number, j: number) => number): Table {
  const table = Array.from({ length: n + 1 }, () => new Float64Array(m + 1))
  for (let i = 1; i <= n; i++) {
    const row = table[i]
    if (!row) continue
    for (let j = 1; j <= m; j++)
      row[j] = Math.max(
        at(table, i - 1, j),
        at(table, i, j - 1),
        at(table, i - 1, j - 1) + value(i - 1, j - 1),
      )
  }
  return table
}
