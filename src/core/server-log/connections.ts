// The lines of one log as connections: what one peer asked, how it was answered, when it ended, and what else
// was said of it. Times are whole ticks, so that a clock that is an hour off changes no comparison.

import type { ServerLogged } from '../fact.ts'
import { hasPort } from './line.ts'
import { stepOf } from './parse.ts'

/** Tenths of a millisecond: the resolution of facts, as integers. */
export type Ticks = number
export const ticks = (milliseconds: number): Ticks => Math.round(milliseconds * 10)

/** A line, and between which times of the log's own clock it was written. */
export interface Entry {
  readonly fact: ServerLogged
  /** Its place in the log. */
  readonly index: number
  /** Infinite where nothing before it tells a time, as `to` where nothing after it does. */
  readonly from: Ticks
  readonly to: Ticks
}

export interface Connection {
  /** The format of its first line: each counts connections of its own. */
  readonly by: string
  readonly path: string
  readonly lines: Entry[]
  asked: Entry | null
  accepted: Entry | null
  rejected: Entry | null
  closed: Entry | null
}

export interface ReadLog {
  readonly entries: readonly Entry[]
  readonly connections: readonly Connection[]
  /** Lines of no connection. */
  readonly loose: readonly Entry[]
}

/** Reads one log: facts about one subject, in their order. */
export function readLog(facts: readonly ServerLogged[]): ReadLog {
  const entries = timed(facts)
  const connections: Connection[] = []
  const latest = new Map<string, Connection>()
  for (const entry of entries) {
    const part = partOf(entry.fact)
    if (part === null) continue
    const { peer, path, by } = entry.fact
    const key = hasPort(peer) ? peer : `${by} ${path}`
    const known = latest.get(key)
    const connection =
      known && known.path === path && goesOn(known, part, entry) ? known : opened(by, path, connections)
    connection[part] = entry
    connection.lines.push(entry)
    latest.set(key, connection)
  }
  return { entries, connections, loose: attach(entries, connections) }
}

type Part = 'asked' | 'accepted' | 'rejected' | 'closed'

function partOf({ event, path, by, text }: ServerLogged): Part | null {
  if (event === 'asked' || event === 'accepted' || event === 'rejected' || event === 'closed') return event
  // What a proxy could not do for a request was its answer, unless the connection had been upgraded.
  const refused = event === 'failed' && path !== '' && by.startsWith('nginx error log')
  return refused && !text.includes('upgraded connection') ? 'rejected' : null
}

/** Whether a line can be the next of a connection, as connections go: asked, answered, closed. */
function goesOn({ lines, asked, accepted, rejected, closed }: Connection, part: Part, entry: Entry): boolean {
  if (closed || rejected || part === 'asked') return false
  if (lines.some((line) => entry.to < line.from)) return false
  if (part === 'closed') return true
  return asked !== null && accepted === null
}

function opened(by: string, path: string, connections: Connection[]): Connection {
  const made = { by, path, lines: [], asked: null, accepted: null, rejected: null, closed: null }
  connections.push(made)
  return made
}

/** Adds what applications said of a peer to that peer's connection; gives what is left. */
function attach(entries: readonly Entry[], connections: readonly Connection[]): readonly Entry[] {
  const peers = new Map<string, Connection[]>()
  for (const connection of connections)
    for (const peer of new Set(connection.lines.map(({ fact }) => fact.peer)))
      if (hasPort(peer)) peers.set(peer, [...(peers.get(peer) ?? []), connection])
  const loose = entries.filter((entry) => {
    if (partOf(entry.fact) !== null) return false
    const own = peers.get(entry.fact.peer) ?? []
    // Ports are used again: the line is of the last connection that had begun.
    const begun = own.filter(({ lines: [first] }) => first !== undefined && !precedes(entry, first))
    const connection = begun.at(-1) ?? own[0]
    connection?.lines.push(entry)
    return connection === undefined
  })
  for (const { lines } of connections) lines.sort(inOrder)
  return loose
}

/** Whether a line was certainly written before another. */
export function precedes(a: Entry, b: Entry): boolean {
  return Number.isFinite(a.to) && Number.isFinite(b.from) ? a.to < b.from : a.index < b.index
}

/** By time where the times tell, else by place in the log. */
export function inOrder(a: Entry, b: Entry): number {
  return a.to < b.from ? -1 : b.to < a.from ? 1 : a.index - b.index
}

/** Lines without a time were written between their neighbours. */
function timed(facts: readonly ServerLogged[]): readonly Entry[] {
  const entries: { fact: ServerLogged; index: number; from: Ticks; to: Ticks }[] = []
  let from = Number.NEGATIVE_INFINITY
  for (const [index, fact] of facts.entries()) {
    if (fact.at > 0) from = ticks(fact.at)
    const to = fact.at > 0 ? from + ticks(stepOf(fact)) - 1 : Number.POSITIVE_INFINITY
    entries.push({ fact, index, from, to })
  }
  let to = Number.POSITIVE_INFINITY
  for (const entry of [...entries].reverse()) {
    if (entry.fact.at > 0) to = entry.to
    // Where clocks of several programs are mixed, a later line may tell an earlier time.
    else entry.to = Math.max(to, entry.from)
  }
  return entries
}
