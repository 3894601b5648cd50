// The browser's side of a comparison with a server's log: when each socket asked, was answered and ended, and
// which connection of the log could be its own.

import type { Socket } from '../socket.ts'
import { hostOf, pathOf } from '../words.ts'
import { type Connection, type Entry, type Ticks, ticks } from './connections.ts'

export interface Life {
  readonly socket: Socket
  readonly path: string
  readonly host: string
  readonly start: Ticks
  /** By when the request had reached the server, at the latest. */
  readonly answered: Ticks
  readonly opened: Ticks | null
  readonly ended: Ticks | null
  readonly status: number | null
}

/** A connection that could be a socket's, and by how much the server's clock would then be ahead: a range. */
export interface Pair {
  readonly life: number
  readonly connection: number
  readonly from: Ticks
  readonly to: Ticks
  /** The part of the range in which the ends agree too. */
  readonly ends: readonly [from: Ticks, to: Ticks] | null
  readonly weight: number
}

/** The browser's own times are not exact: page and network are two clocks. */
const [early, late]: readonly [Ticks, Ticks] = [200, 500]
/** A browser may still send the request of a socket that was closed at once; nothing is asked for a minute. */
const [afterClose, longest]: readonly [Ticks, Ticks] = [20_000, 600_000]
/** Servers notice an end sooner or later than the browser. */
const [endsBefore, endsAfter]: readonly [Ticks, Ticks] = [20_000, 30_000]

/** The sockets that may have reached a server, in order of construction. */
export function livesOf(sockets: readonly Socket[]): readonly Life[] {
  return sockets.filter(({ summary }) => summary.threw === null && summary.url !== '').map(lifeOf)
}

function lifeOf(socket: Socket): Life {
  const { url, startedAt, responded, opened, failed, errored, closed, closeCalled, endedAt } = socket.summary
  const answer = responded ?? opened ?? failed ?? (closeCalled ? null : (errored ?? closed))
  const start = ticks(startedAt)
  const last = answer ? ticks(answer.at) : endedAt === null ? start + longest : ticks(endedAt) + afterClose
  return {
    socket,
    path: pathOf(url),
    host: hostOf(url),
    start,
    answered: Math.max(start, last),
    opened: opened ? ticks(opened.at) : null,
    ended: endedAt === null ? null : ticks(endedAt),
    status: responded?.status ?? null,
  }
}

/** Whether a path in a log is a socket's, with or without its query. */
export function samePath(logged: string, own: string): boolean {
  if (logged === own) return true
  const [a = '', query] = split(logged)
  const [b = '', ownQuery] = split(own)
  if (a !== b) return false
  // What is secret is often blotted out in logs.
  return (
    query === undefined || ownQuery === undefined || query === ownQuery || /\*|…|redact|filtered/i.test(query)
  )
}

function split(path: string): readonly string[] {
  const at = path.indexOf('?')
  return at < 0 ? [decoded(path)] : [decoded(path.slice(0, at)), path.slice(at + 1)]
}

/** Daphne writes paths decoded, browsers send them encoded. */
function decoded(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}

/** Whether a log's connection ended in a 101, as far as it tells. */
export function switched({ accepted, closed }: Connection): boolean {
  return accepted !== null || closed?.fact.status === 101
}

/** Whether all sockets go to this machine, whose clock is the browser's. */
export function areLocal(lives: readonly Life[]): boolean {
  return lives.every(({ host }) =>
    /^(?:localhost|[\w-]+\.localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/.test(host),
  )
}

/** How well a socket and a connection agree but for their times: 0 where they contradict each other. */
export function agreement(life: Life, connection: Connection): number {
  if (!samePath(connection.path, life.path)) return 0
  const { rejected, closed } = connection
  const refused = rejected !== null || closed?.fact.status === 499
  if (refused && life.opened !== null) return 0
  if (life.status !== null && rejected?.fact.status && life.status !== rejected.fact.status) return 0
  if (life.status === 101 && rejected) return 0
  if (life.status !== null && life.status >= 300 && switched(connection)) return 0
  return switched(connection) === (life.opened !== null) ? 3 : 2
}

/** The line by which a connection is compared; nginx writes only the last one. */
export function anchorOf({ asked, rejected, accepted, closed }: Connection): Entry | null {
  return asked ?? rejected ?? accepted ?? closed
}

/** Whether a connection has a time to compare by. */
export function isTimed(connection: Connection): boolean {
  const anchor = anchorOf(connection)
  return anchor !== null && Number.isFinite(anchor.from) && Number.isFinite(anchor.to)
}

/** The offsets at which a connection fits a socket; null for none. */
export function pairOf(life: Life, connection: Connection): Omit<Pair, 'life' | 'connection'> | null {
  const weight = agreement(life, connection)
  const anchor = anchorOf(connection)
  if (weight === 0 || !anchor || !isTimed(connection)) return null
  const { accepted, closed } = connection
  const ends = closed && life.ended !== null ? endsOf(closed, life.ended) : null
  if (anchor === closed) return ends && { from: ends[0], to: ends[1], ends: null, weight }
  let [from, to] = [anchor.from - life.answered - late, anchor.to - life.start + early]
  if (accepted && life.opened !== null && Number.isFinite(accepted.from))
    from = Math.max(from, accepted.from - life.opened - late)
  if (from > to) return null
  const both = ends && ([Math.max(from, ends[0]), Math.min(to, ends[1])] as const)
  return { from, to, ends: both && both[0] <= both[1] ? both : null, weight }
}

function endsOf(closed: Entry, ended: Ticks): readonly [Ticks, Ticks] | null {
  if (!Number.isFinite(closed.from) || !Number.isFinite(closed.to)) return null
  return [closed.from - ended - endsAfter, closed.to - ended + endsBefore]
}
