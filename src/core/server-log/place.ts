// Puts the lines of servers' logs on the lifelines of sockets: a pure function of both. Lines are matched by
// path, by the peer's port and by time under one offset for a whole log; what could be another's is said to be.

import type { ServerLogged } from '../fact.ts'
import { said } from '../said.ts'
import type { Socket } from '../socket.ts'
import type { SubjectId } from '../units.ts'
import { plural } from '../words.ts'
import { assign, candidates } from './assign.ts'
import { type Assumption, type Clock, reckon } from './clock.ts'
import { readLog } from './connections.ts'
import { areLocal, livesOf, samePath } from './lives.ts'
import { askedFirst, linesOf, type Placed } from './placed.ts'

/** `placed`: connections were found; `ambiguous`: there are lines that may be its own; `none`: there are none. */
export interface SocketLines {
  readonly standing: 'placed' | 'ambiguous' | 'none'
  /** The same as a sentence, without its full stop. */
  readonly why: string
  /** In order of time. */
  readonly lines: readonly Placed[]
}

export interface Placement {
  readonly clocks: readonly Clock[]
  of(socket: SubjectId): SocketLines
}

/**
 * Places lines; each subject among the facts is one log with one clock.
 * @param assumption what decides where the logs alone do not; with `nothing`, how far apart clocks are has no
 * influence on what is matched.
 */
export function place(
  sockets: readonly Socket[],
  logged: readonly ServerLogged[],
  assumption: Assumption = 'clocks-agree',
): Placement {
  const lives = livesOf(sockets)
  const local = areLocal(lives)
  const logs = new Map<SubjectId, ServerLogged[]>()
  for (const fact of logged) {
    const known = logs.get(fact.about)
    if (known) known.push(fact)
    else logs.set(fact.about, [fact])
  }
  const clocks: Clock[] = []
  const found = new Map<SubjectId, Found>()
  for (const [about, facts] of logs) {
    const log = readLog(facts)
    const possible = candidates(lives, log.connections)
    const { clock, estimates } = reckon(about, facts, possible.pairs, local, assumption)
    clocks.push(clock)
    const assignments = assign(possible, estimates)
    const placed = linesOf(lives, log, clock, assignments)
    for (const [index, life] of lives.entries()) {
      const so = found.get(life.socket.id) ?? { lines: [], rivals: 0, known: false }
      so.lines.push(...(placed[index] ?? []))
      so.rivals += assignments.rivals[index] ?? 0
      so.known ||= log.connections.some(({ path }) => samePath(path, life.path))
      found.set(life.socket.id, so)
    }
  }
  return { clocks, of: (id) => answer(found.get(id), logged.length) }
}

interface Found {
  readonly lines: Placed[]
  rivals: number
  known: boolean
}

function answer(found: Found | undefined, logged: number): SocketLines {
  const all = found?.lines ?? []
  // Several logs are merged by time where all of it is known.
  if (all.every(({ at }) => at !== null)) all.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
  const lines = askedFirst(all)
  const own = lines.filter(({ because }) => because !== 'maybe').length
  if (own > 0) return { lines, standing: 'placed', why: said`${plural(own, 'line')} of this socket` }
  if (found && found.rivals > 0) {
    const why = said`${plural(found.rivals, 'connection')} of the log may be this socket’s, and nothing tells which`
    return { lines, standing: 'ambiguous', why }
  }
  const why =
    logged === 0
      ? said`No server log was given`
      : found?.known
        ? said`The log has connections to this path, and none of them fits this socket`
        : said`The log has no connection to this socket’s path`
  return { lines, standing: lines.length > 0 ? 'ambiguous' : 'none', why }
}
