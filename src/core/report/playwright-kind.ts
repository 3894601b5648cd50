// What a test written from a socket must assert, so that it is red while the socket's fault is there.

import type { Row } from '../session.ts'
import type { Milliseconds } from '../units.ts'

/**
 * `opens`: every socket to the endpoint opens; `opens-uninterrupted`: and the page does not close it before;
 * `protocol`: and speaks one of the subprotocols asked for; `stays`: and is not lost soon after;
 * `quiet`: and no handler of the page throws. `untold` faults leave nothing that a page's events tell.
 */
export type Assertion = 'opens' | 'opens-uninterrupted' | 'protocol' | 'stays' | 'quiet' | 'untold'

const byRule: Readonly<Record<string, Assertion>> = {
  'handler-threw': 'quiet',
  'handler-too-late': 'untold',
  'handler-overwritten': 'untold',
  'message-unheard': 'untold',
  'document-gone': 'untold',
  'subprotocol-mismatch': 'protocol',
  'subprotocol-not-returned': 'protocol',
  'subprotocol-not-requested': 'protocol',
  'subprotocol-repeated': 'protocol',
  'protocol-named-null': 'protocol',
}

export function assertionFor({ socket: { summary }, diagnosis: { verdict } }: Row): Assertion {
  // What nobody saw from the page, a test cannot see from the page either: a worker's socket.
  if (!summary.constructed && !summary.threw) return 'untold'
  // A stream's promises are not a socket's events.
  if (summary.constructed?.api) return 'untold'
  const known = verdict && byRule[verdict.rule]
  if (known) return known
  if (summary.opened) return 'stays'
  return verdict?.family === 'page-closed'
    ? 'opens-uninterrupted'
    : verdict?.family === 'after-accept'
      ? 'stays'
      : 'opens'
}

export interface Times {
  /** How long a socket may take to open. */
  readonly patience: Milliseconds
  /** How long sockets are watched: as long as the fault took, and a second; at most two minutes. */
  readonly watched: Milliseconds
  /** From the first socket to the last sign of the fault, when it was recorded. */
  readonly took: Milliseconds
}

/** `endpoint` are the sockets of the same document and path, in order of construction. */
export function timesFor({ socket, diagnosis: { verdict } }: Row, endpoint: readonly Row[]): Times {
  const { startedAt, endedAt, opened } = socket.summary
  // A server's log has a clock of its own.
  const proof =
    verdict?.evidence.flatMap(({ fact }) => (fact && fact.kind !== 'server:logged' ? fact.at : [])) ?? []
  const signs = verdict ? [endedAt ?? 0, ...proof] : []
  const end = Math.max(startedAt, opened?.at ?? 0, ...signs)
  const from = Math.min(startedAt, ...endpoint.slice(0, 1).map((row) => row.socket.summary.startedAt))
  const opening = (opened?.at ?? endedAt ?? startedAt) - startedAt
  const took = end - from
  return {
    patience: within(2 * opening, 5000, 60_000),
    watched: within(took + 1000, 1000, 120_000),
    took,
  }
}

function within(length: Milliseconds, least: Milliseconds, most: Milliseconds): Milliseconds {
  return Math.round(Math.min(most, Math.max(least, length)))
}
