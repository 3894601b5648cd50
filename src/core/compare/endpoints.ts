// The two sides endpoint by endpoint, in numbers: how many sockets, how many opened, and how long it took, as medians.

import type { Row } from '../session.ts'
import { routeOf } from '../siblings/route.ts'
import { hasOpened } from '../summary.ts'
import type { Milliseconds } from '../units.ts'
import type { Endpoint, EndpointCount } from './comparison.ts'
import type { Side } from './side.ts'

/** By route alone: the two sides' servers may go by other names. */
export function endpointsOf(a: Side, b: Side): readonly Endpoint[] {
  const [ours, theirs] = [byRoute(a.rows), byRoute(b.rows)]
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .sort()
    .map((route) => ({ route, a: countOf(ours.get(route) ?? []), b: countOf(theirs.get(route) ?? []) }))
}

function byRoute(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const route = routeOf(row.socket.summary.url)
    const known = grouped.get(route)
    if (known) known.push(row)
    else grouped.set(route, [row])
  }
  return grouped
}

function countOf(rows: readonly Row[]): EndpointCount {
  const opened: Milliseconds[] = []
  const failed: Milliseconds[] = []
  for (const {
    socket: { summary },
  } of rows) {
    if (summary.opened) opened.push(summary.opened.at - summary.startedAt)
    else if (summary.phase === 'failed' && summary.endedAt !== null)
      failed.push(summary.endedAt - summary.startedAt)
  }
  return {
    sockets: rows.length,
    opened: rows.filter(({ socket }) => hasOpened(socket.summary)).length,
    medianToOpen: median(opened),
    medianToFailure: median(failed),
  }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
