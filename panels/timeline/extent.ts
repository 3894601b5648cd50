// From when to when the sockets of a list lived, kept as they grow: what is said at the end costs no walk over the rest.

import type { Row } from '../../src/core/session.ts'
import type { Milliseconds } from '../../src/core/units.ts'
import { eachChanged } from '../session/changed.ts'

export const living: ReadonlySet<string> = new Set(['connecting', 'open', 'closing'])

const lives = (row: Row | null) => (row !== null && living.has(row.socket.summary.phase) ? 1 : 0)
const startOf = ({ socket }: Row) => socket.summary.startedAt
const lastOf = (row: Row) => Math.max(startOf(row), row.socket.facts.at(-1)?.at ?? 0)

export interface Extended {
  /** When the first began; infinite where there is none. */
  readonly from: Milliseconds
  /** The last fact of any. */
  readonly to: Milliseconds
  /** How many live. */
  readonly living: number
}

export class Extent {
  #rows: readonly Row[] = []
  #from = Number.POSITIVE_INFINITY
  #to = Number.NEGATIVE_INFINITY
  #living = 0

  of(rows: readonly Row[]): Extended {
    let anew = false
    eachChanged(this.#rows, rows, (was, is) => {
      // To the same list facts were only added; another one may begin later, or end earlier.
      if (was && (was.socket.facts !== is?.socket.facts || startOf(was) !== startOf(is))) anew = true
      this.#living += lives(is) - lives(was)
      if (is) this.#take(is)
    })
    if (anew) {
      this.#from = Number.POSITIVE_INFINITY
      this.#to = Number.NEGATIVE_INFINITY
      for (const row of rows) this.#take(row)
    }
    this.#rows = rows
    return { from: this.#from, to: this.#to, living: this.#living }
  }

  #take(row: Row): void {
    this.#from = Math.min(this.#from, startOf(row))
    this.#to = Math.max(this.#to, lastOf(row))
  }
}
