// Two lists in order, sockets and the requests to their URL: which socket can be which request's. Every
// alignment that keeps both orders and contradicts no fact is possible:
//
//   sockets    s1   s2   s3          a socket that has one partner in all of them is paired,
//   requests   r1        r2          any other is ambiguous and gets none
//
import type { Pairing } from './pair.ts'
import type { Summary } from './summary.ts'
import type { Milliseconds, SubjectId } from './units.ts'

/** A socket or a request, by what it adds up to on its own. */
export interface Side {
  readonly id: SubjectId
  readonly summary: Summary
}

/** Alignments larger than this (sockets × requests of one URL) are not attempted. */
const mostCells = 4_000_000
/** Page and network clocks may differ by this much. */
const slack: Milliseconds = 50
/**
 * And by this much on a busy machine: either side may be held up between an event and its stamp. That is granted to
 * failures, and to everything where as many requests as sockets, in the same order, leave nothing to choose.
 */
const late: Milliseconds = 1000

/** Pairs what order and outcome allow; both lists by time of beginning. */
export function align(sockets: readonly Side[], requests: readonly Side[]): Map<SubjectId, Pairing> {
  const pairs = new Map<SubjectId, Pairing>()
  const straight =
    sockets.length === requests.length &&
    sockets.every((socket, i) => compatible(socket.summary, requests[i]?.summary, late))
  const partners = straight
    ? null
    : sockets.length * requests.length > mostCells
      ? sockets.map((socket) => nearest(socket, requests))
      : possiblePartners(sockets, requests)
  for (const [i, { id }] of sockets.entries()) {
    const candidates = partners
      ? (partners[i] ?? []).map((j) => (j === null ? null : requests[j]))
      : [requests[i]]
    const [only, ...others] = candidates
    if (only && others.length === 0) pairs.set(id, { by: 'order', request: only.id })
    else if (candidates.length > 1)
      pairs.set(id, { by: 'none', candidates: candidates.flatMap((each) => (each ? [each.id] : [])) })
  }
  return pairs
}

/** Too many to align: no pairing is claimed, the requests that began soonest after it are the candidates. */
function nearest({ summary }: Side, requests: readonly Side[]): (number | null)[] {
  const after = requests.findIndex((request) => compatible(summary, request.summary))
  return after < 0 ? [] : [after, null]
}

/** Whether nothing that both sides saw contradicts their being one socket, given how far their clocks may be apart. */
function compatible(socket: Summary, request: Summary | undefined, patience = slack): boolean {
  if (!request || request.startedAt < socket.startedAt - patience) return false
  if (socket.endedAt !== null && request.startedAt > socket.endedAt + patience) return false
  const status = request.responded?.status
  if (socket.opened && (status !== undefined ? status !== 101 && status !== 200 : request.failed !== null))
    return false
  // Nothing was answered when the socket was told that it had failed.
  if (socket.errored && request.failed && request.failed.at > socket.errored.at + late) return false
  if (request.responded && socket.errored && !socket.closeCalled)
    return request.responded.at <= socket.errored.at + patience
  return true
}

/** A socket closed while CONNECTING, or never let out, may have no request at all. */
function mayLack({ summary }: Side): boolean {
  return summary.closeCalled !== null || summary.constructed?.state === 3 || !summary.opened
}

/** For each socket, the requests (or none, as null) it has in some alignment that keeps both orders. */
function possiblePartners(sockets: readonly Side[], requests: readonly Side[]): (number | null)[][] {
  const [n, m] = [sockets.length, requests.length]
  const fits = (i: number, j: number) => {
    const socket = sockets[i]
    return socket !== undefined && compatible(socket.summary, requests[j]?.summary)
  }
  // cost[i][j]: the fewest requests left without a socket when the first i sockets and j requests are done.
  const before = table(n, m)
  const after = table(n, m)
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      if (i === 0 && j === 0) set(before, i, j, 0)
      const here = get(before, i, j)
      const socket = sockets[i]
      if (j < m) set(before, i, j + 1, here + 1)
      if (socket) set(before, i + 1, j, here + (mayLack(socket) ? 0 : 1))
      if (socket && j < m && fits(i, j)) set(before, i + 1, j + 1, here)
    }
  for (let i = n; i >= 0; i--)
    for (let j = m; j >= 0; j--) {
      if (i === n && j === m) set(after, i, j, 0)
      const socket = sockets[i]
      if (j < m) set(after, i, j, get(after, i, j + 1) + 1)
      if (socket) set(after, i, j, get(after, i + 1, j) + (mayLack(socket) ? 0 : 1))
      if (socket && j < m && fits(i, j)) set(after, i, j, get(after, i + 1, j + 1))
    }
  const best = get(before, n, m)
  return sockets.map((socket, i) => {
    const found: (number | null)[] = []
    let lacking = false
    for (let j = 0; j <= m; j++) {
      if (j < m && fits(i, j) && get(before, i, j) + get(after, i + 1, j + 1) === best) found.push(j)
      if (get(before, i, j) + get(after, i + 1, j) + (mayLack(socket) ? 0 : 1) === best) lacking = true
    }
    return lacking ? [...found, null] : found
  })
}

type Table = number[][]
const table = (n: number, m: number): Table =>
  Array.from({ length: n + 2 }, () => new Array<number>(m + 2).fill(Number.POSITIVE_INFINITY))
const get = (cells: Table, i: number, j: number) => cells[i]?.[j] ?? Number.POSITIVE_INFINITY
function set(cells: Table, i: number, j: number, cost: number): void {
  const row = cells[i]
  if (row && cost < (row[j] ?? Number.POSITIVE_INFINITY)) row[j] = cost
}
