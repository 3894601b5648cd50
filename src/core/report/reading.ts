// A recorded session, read once: what every form of a report is written from. It has no clock: a session's end
// is its present.

import type { FactOf } from '../fact.ts'
import { endOfRecording } from '../file/end.ts'
import type { Header, Recording } from '../file/header.ts'
import type { Log } from '../log.ts'
import { type Placement, place } from '../server-log/place.ts'
import { openSession, type Row } from '../session.ts'
import type { Story } from '../stories/story.ts'
import type { Milliseconds } from '../units.ts'

export interface Reading {
  readonly header: Header
  readonly log: Log
  /** Every socket, by time of construction. */
  readonly rows: readonly Row[]
  readonly stories: readonly Story[]
  /** Where on the sockets' lifelines the lines of a server's log stand. */
  readonly placement: Placement
  /** The session's end; it closes the durations of sockets that were still open. */
  readonly now: Milliseconds
}

/** Reads a session from its start. */
export function read(recording: Recording): Reading {
  const { header, facts } = recording
  const session = openSession(header.browser.kind)
  session.append(facts)
  const now = endOfRecording(recording)
  session.advance(now)
  const rows = session.rows()
  const logged: FactOf<'server:logged'>[] = []
  for (const fact of facts) if (fact.kind === 'server:logged') logged.push(fact)
  const placement = place(
    rows.map(({ socket }) => socket),
    logged,
  )
  return { header, log: session.log, rows, stories: session.stories(), placement, now }
}
