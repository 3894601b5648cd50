// Which facts of a report have a row of their own, and the address of that row: evidence leads there.

import type { Fact } from '../fact.ts'
import type { Row } from '../session.ts'

/** Rows at either end of a long life; in between only what a verdict goes by is drawn. */
const atEitherEnd = 60

export interface Drawn {
  readonly fact: Fact
  readonly id: string
  /** How many facts before it are left out. */
  readonly leftOut: number
}

export interface Anchors {
  /** The rows of a socket's facts, in order; what Lifeline asked later stands last. */
  of(row: Row): readonly Drawn[]
  /** The id of a fact's row; undefined where it is not drawn. */
  idOf(fact: Fact): string | undefined
}

/** `rows` are the sockets that are told in full. */
export function anchorsOf(rows: readonly Row[]): Anchors {
  const drawn = new Map(rows.map((row) => [row, drawnOf(row)] as const))
  // A context fact is part of several sockets' lives; any of its rows tells it.
  const ids = new Map([...drawn.values()].flat().map(({ fact, id }) => [fact, id] as const))
  return { of: (row) => drawn.get(row) ?? [], idOf: (fact) => ids.get(fact) }
}

function drawnOf({ socket, diagnosis: { verdict, also } }: Row): readonly Drawn[] {
  const facts = [...socket.facts, ...socket.probes]
  const proof = new Set([verdict, ...also].flatMap((each) => each?.evidence.map(({ fact }) => fact) ?? []))
  let before = -1
  return facts.flatMap((fact, index) => {
    const near = index < atEitherEnd || index >= facts.length - atEitherEnd
    if (!near && !proof.has(fact)) return []
    const leftOut = index - before - 1
    before = index
    return { fact, id: `socket-${socket.number}-fact-${index + 1}`, leftOut }
  })
}

/** The id of a socket's own part of the report. */
export const socketAnchor = ({ socket }: Row): string => `socket-${socket.number}`
