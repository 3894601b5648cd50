// How a session stands, in few words: whoever waits for a page to come to rest asks again and again, so it must cost
// little.

import type { Log } from './log.ts'
import type { Row } from './session.ts'
import { isTalk } from './talk.ts'
import type { Milliseconds } from './units.ts'

export interface Standing {
  /** When it was asked, by the browser's clock. */
  readonly now: Milliseconds
  readonly facts: number
  /** Facts that are no messages: while these come, something is going on. */
  readonly telling: number
  readonly sockets: number
  readonly flagged: number
  readonly connecting: number
  /** Sockets of which it is not known yet why they failed. */
  readonly undetermined: number
  readonly networkWatched: boolean
}

export function standingOf({ facts }: Log, rows: readonly Row[], now: Milliseconds): Standing {
  let [telling, networkWatched] = [0, false]
  for (const { kind } of facts) {
    if (!isTalk(kind)) telling++
    if (kind === 'ctx:network-watched') networkWatched = true
  }
  let [flagged, connecting, undetermined] = [0, 0, 0]
  for (const { socket, diagnosis } of rows) {
    if (diagnosis.verdict) flagged++
    if (socket.summary.phase === 'connecting') connecting++
    if (diagnosis.verdict?.rule === 'undetermined') undetermined++
  }
  return {
    now,
    facts: facts.length,
    telling,
    sockets: rows.length,
    flagged,
    connecting,
    undetermined,
    networkWatched,
  }
}
