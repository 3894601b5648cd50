// The lines of one log on the lifelines of its sockets, each with the time it had by the browser's clock: within
// what the clocks leave open, a cause comes before its effect, and lines keep the order in which they stand.

import type { ServerLogged } from '../fact.ts'
import type { Milliseconds } from '../units.ts'
import type { Assignments } from './assign.ts'
import type { Clock } from './clock.ts'
import { type Connection, type Entry, inOrder, type ReadLog, type Ticks, ticks } from './connections.ts'
import { type Life, samePath } from './lives.ts'

/**
 * Why a line is on a socket's lifeline: its `connection` is that socket's, by time or by `order` alone; it names
 * no connection, and this was the `only` one then; or it `maybe` is another's.
 */
export type Because = 'connection' | 'order' | 'only' | 'maybe'

export interface Placed {
  readonly fact: ServerLogged
  /** When it was logged, by the browser's clock; null where that is not known. */
  readonly at: Milliseconds | null
  readonly because: Because
}

/** Errors are logged, and connections cleaned up, a little after a socket's end. */
const aftermath: Ticks = ticks(1500)

interface Reckoned {
  readonly offset: Ticks
  readonly give: Ticks
}

/** For each life its lines, in order. */
export function linesOf(
  lives: readonly Life[],
  log: ReadLog,
  clock: Clock,
  { own }: Assignments,
): readonly (readonly Placed[])[] {
  const known = clock.standing === 'estimated' || clock.standing === 'assumed'
  const reckoned = known ? { offset: ticks(clock.offset), give: ticks(clock.uncertainty ?? 0) } : null
  const because = clock.standing === 'untold' ? 'order' : 'connection'
  const found: Line[][] = lives.map((life, index) =>
    (own[index] ?? []).flatMap((connection) =>
      timesOf(connection, life, reckoned).map(([entry, at]) => ({ entry, placed: put(entry, at, because) })),
    ),
  )
  for (const entry of log.loose) {
    const claims = claimsOn(entry, lives, log, own, reckoned)
    for (const life of claims.lives) {
      const at = reckoned && Number.isFinite(entry.from) ? entry.from - reckoned.offset : null
      found[life]?.push({ entry, placed: put(entry, at, claims.rivals === 1 ? 'only' : 'maybe') })
    }
  }
  return found.map((lines) => lines.sort(byTime).map(({ placed }) => placed))
}

interface Line {
  readonly entry: Entry
  readonly placed: Placed
}

function byTime(a: Line, b: Line): number {
  if (a.placed.at === null || b.placed.at === null) return inOrder(a.entry, b.entry)
  return a.placed.at - b.placed.at || a.entry.index - b.entry.index
}

/** Several programs tell different times: a request still comes before its acceptance. */
export function askedFirst(lines: readonly Placed[]): readonly Placed[] {
  const at = lines.findIndex(({ fact }) => fact.event === 'accepted')
  const [before, after] = [lines.slice(0, Math.max(0, at)), lines.slice(Math.max(0, at))]
  const late = after.filter(({ fact }) => fact.event === 'asked')
  const accepted = lines[at]
  if (!accepted || late.length === 0) return lines
  const moved = late.map((line) => ({
    ...line,
    at: line.at === null || accepted.at === null ? line.at : Math.min(line.at, accepted.at),
  }))
  return [...before, ...moved, ...after.filter(({ fact }) => fact.event !== 'asked')]
}

const put = ({ fact }: Entry, at: Ticks | null, because: Because): Placed => ({
  fact,
  at: at === null ? null : at / 10,
  because,
})

/** The lines of a socket's own connection, with their times by the browser's clock. */
function timesOf(
  { lines }: Connection,
  life: Life,
  reckoned: Reckoned | null,
): readonly (readonly [Entry, Ticks | null])[] {
  const placed: (readonly [Entry, Ticks | null])[] = []
  let before = Number.NEGATIVE_INFINITY
  for (const entry of lines) {
    if (!reckoned || !Number.isFinite(entry.from)) {
      placed.push([entry, null])
      continue
    }
    const [least, most] = [
      entry.from - reckoned.offset - reckoned.give,
      entry.to - reckoned.offset + reckoned.give,
    ]
    const [first, last] = bounds(entry.fact, life)
    const within = (at: Ticks) => Math.min(most, Math.max(least, at))
    const caused = within(Math.min(last, Math.max(first, entry.from - reckoned.offset)))
    before = Math.max(before, within(Math.max(before, caused)))
    placed.push([entry, before])
  }
  return placed
}

/** Between which of a socket's own facts a line was written: after its cause, before its effect. */
function bounds({ event }: ServerLogged, life: Life): readonly [Ticks, Ticks] {
  if (event === 'asked' || event === 'rejected') return [life.start, life.answered]
  if (event === 'accepted') return [life.start, life.opened ?? Number.POSITIVE_INFINITY]
  return [life.start, Number.POSITIVE_INFINITY]
}

interface Claims {
  readonly lives: readonly number[]
  /** Everybody whose line it could be, other clients' connections included. */
  readonly rivals: number
}

/** Whose a line may be that belongs to no connection: exceptions, and what names a socket's path. */
function claimsOn(
  entry: Entry,
  lives: readonly Life[],
  log: ReadLog,
  own: Assignments['own'],
  reckoned: Reckoned | null,
): Claims {
  const { fact } = entry
  const names = ({ path }: { readonly path: string }) =>
    fact.path !== ''
      ? samePath(fact.path, path)
      : fact.text.includes(path.replace(/\?.*$/s, '')) && path.length > 1
  const naming = lives.some(names)
  if (fact.event !== 'failed' && !naming) return { lives: [], rivals: 0 }
  // A path of something else.
  if (!naming && fact.path !== '') return { lives: [], rivals: 0 }
  const claimed = new Set(own.flat())
  const others = log.connections.filter(
    (each) => !claimed.has(each) && (!naming || names(each)) && lasts(each, null, entry, reckoned),
  )
  // Sockets to other servers write into other logs.
  const hosts = new Set(lives.flatMap(({ host }, index) => (own[index]?.length ? [host] : [])))
  const mine = [...lives.entries()].filter(([index, life]) => {
    const [connection] = own[index] ?? []
    if (naming ? !names(life) : !hosts.has(life.host)) return false
    return connection
      ? lasts(connection, life, entry, reckoned)
      : reckoned !== null && lived(life, entry, reckoned)
  })
  return { lives: mine.map(([index]) => index), rivals: mine.length + others.length }
}

/** Whether a connection had begun when a line was written, and had not long ended. */
function lasts(connection: Connection, life: Life | null, entry: Entry, reckoned: Reckoned | null): boolean {
  const [first] = connection.lines
  const last = connection.closed ?? connection.rejected
  if (!first) return false
  if (!Number.isFinite(entry.from) || !Number.isFinite(first.from))
    return first.index <= entry.index && (last === null || entry.index <= last.index + 1)
  if (life && reckoned && lived(life, entry, reckoned)) return true
  return entry.to >= first.from && (last === null || entry.from <= last.to + aftermath)
}

function lived(life: Life, entry: Entry, { offset, give }: Reckoned): boolean {
  const end = life.ended === null ? Number.POSITIVE_INFINITY : life.ended + aftermath
  return entry.to - offset + give >= life.start && entry.from - offset - give <= end
}
