// The columns of the list: which there are, what rows are sorted by in each, and which and how wide a person wants.

import { codeOf, frameOf, lengthOf, messagesOf, protocolOf, sizeOf } from '../../src/core/filter/keys.ts'
import { outcome } from '../../src/core/outcome.ts'
import type { Row } from '../../src/core/session.ts'
import type { Milliseconds } from '../../src/core/units.ts'
import { pathOf } from '../../src/core/words.ts'

/** In the order in which they stand. */
export const columns = [
  'socket',
  'outcome',
  'code',
  'duration',
  'messages',
  'size',
  'protocol',
  'status',
  'frame',
  'timeline',
] as const

export type Column = (typeof columns)[number]

/** Always there: what the others are about. */
export const fixed: Column = 'socket'
export const usual: readonly Column[] = ['socket', 'outcome', 'code', 'timeline']

export interface Sort {
  /** `timeline` is by start. */
  readonly by: Column
  readonly down: boolean
}

export const byStart: Sort = { by: 'timeline', down: false }

export const groupings = ['document', 'endpoint', 'story', 'none'] as const
export type Grouping = (typeof groupings)[number]

/** How wide in pixels, at least and at most. */
export const narrowest = 32
export const widest = 900

/** What a row is sorted by; null stands last in either direction. */
export const sorted: Readonly<Record<Column, (row: Row, now: Milliseconds) => string | number | null>> = {
  socket: ({ socket }) => pathOf(socket.summary.url),
  outcome: ({ diagnosis }, now) => outcome(diagnosis, now).replace(/\d.*/s, ''),
  code: codeOf,
  duration: lengthOf,
  messages: messagesOf,
  size: sizeOf,
  protocol: (row) => protocolOf(row) || null,
  status: ({ socket }) => socket.summary.responded?.status ?? null,
  frame: (row) => frameOf(row) || null,
  timeline: ({ socket }) => socket.number,
}

/** The rows in this order; equal ones stay in theirs. Those that live are as long as they are at `now`. */
export function sortRows(rows: readonly Row[], { by, down }: Sort, now: Milliseconds): readonly Row[] {
  if (by === 'timeline' && !down) return rows
  const keyed = rows.map((row) => [sorted[by](row, now), row] as const)
  const turn = down ? -1 : 1
  return keyed
    .sort(([a], [b]) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return a === b ? 0 : (a < b ? -1 : 1) * turn
    })
    .map(([, row]) => row)
}

/** A header pressed: up, then down, then by start again. */
export function nextSort({ by, down }: Sort, pressed: Column): Sort {
  if (by !== pressed) return { by: pressed, down: false }
  return down ? byStart : { by, down: true }
}
