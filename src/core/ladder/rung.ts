// One rung of the ladder: a fact, or a run of messages, as something that was said from one lane to another.

import type { Fact, ReadyState } from '../fact.ts'
import type { Milliseconds } from '../units.ts'

export type Lane = 'page' | 'browser' | 'server'

export interface Rung {
  /** The first one, where it is a run. */
  readonly fact: Fact
  /** How many facts it stands for. */
  readonly run: number
  /** Whether the verdict's evidence is among them. */
  readonly proves: boolean
  /** Since the socket's first fact. */
  readonly at: Milliseconds
  readonly label: string
  readonly from: Lane
  /** Equal to `from` for what happens in one place. */
  readonly to: Lane
  /** A word beside the arrow, such as “before open”. */
  readonly remark: string
  readonly tone: 'plain' | 'fault' | 'late'
  /** The page's ready state from here on; null while it is not known. */
  readonly state: ReadyState | null
  /** The silence before this rung, where it is long. */
  readonly silence: Milliseconds | null
  /** How many rungs before this one are left out of a long ladder. */
  readonly leftOut: number
}
