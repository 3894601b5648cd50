// What one line of a server's log says, before it becomes a fact: every format reads its own lines into this
// shape, and brings examples that the tests read again.

import type { ServerEvent } from '../fact.ts'
import type { Milliseconds } from '../units.ts'

/** A point in time by the log's own clock. */
export interface Instant {
  /** Since the Unix epoch; read as UTC where the line tells no zone. */
  readonly ms: Milliseconds
  readonly zoned: boolean
  /** The clock's resolution as written: times are cut off, not rounded. */
  readonly step: Milliseconds
}

export interface Reading {
  /** Null where the line tells no time. */
  readonly at: Instant | null
  readonly event: ServerEvent
  /** With its query where the log writes it; '' where the line names none. */
  readonly path: string
  readonly status: number | null
  /** `host:port`, or the host alone; '' where the line names none. */
  readonly peer: string
  /** The format, for people. */
  readonly by: string
  /** Whether lines that follow without a time can belong to this one. */
  readonly takesMore: boolean
  /** An exception that the line itself carries, its last line first. */
  readonly exception?: string
}

export interface Example {
  readonly line: string
  /** ISO 8601, with a `Z` where the line tells its zone; '' for no time. */
  readonly at: string
  /** Event, status, path and peer, as far as there are any. */
  readonly says: string
}

export interface Format {
  /**
   * Reads a line, or gives null where it is of another format.
   * @param near a time of the session: what a year is guessed by where the format has none.
   */
  read(line: string, near: Milliseconds): Reading | null
  readonly examples: readonly Example[]
}

/** A peer as `host:port`, from that or from Python's `('host', port)`; '' for none. */
export function peerOf(text: string): string {
  const tuple = /\('([\w.:]+)', (\d{1,5})(?:, \d+, \d+)?\)/.exec(text)
  if (tuple) return `${tuple[1]}:${tuple[2]}`
  return (
    /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:]{2,39}\]|::1):\d{1,5}(?![\w.:])/.exec(text)?.[0] ?? ''
  )
}

/** Whether a peer names one connection: a host alone is shared by many. */
export function hasPort(peer: string): boolean {
  return /(?:^[^:]+|\]|::1):\d+$/.test(peer) || /:[\da-fA-F:]{0,39}:\d{4,5}$/.test(peer)
}

/** What an answer with this status is to a handshake; 101 is left to the format, which knows when it writes. */
export function eventOfStatus(status: number): ServerEvent {
  if (status === 499) return 'closed' // nginx: the client gave up before the answer
  return status >= 300 ? 'rejected' : 'said'
}
