// How many sockets lived when, and where flagged ones ended, in equal stretches of the session: kept as rows change, and
// counted again when the session is drawn at another length.

import type { Row } from '../../src/core/session.ts'
import { eachChanged } from '../session/changed.ts'
import type { Range } from './range.ts'
import { lifeOf } from './timeline.ts'

interface Placed {
  readonly first: number
  readonly last: number
  readonly flagged: boolean
}

export class Alive {
  readonly #stretches: number
  #range: Range = { from: 0, to: 0 }
  #rows: readonly Row[] = []
  #placed: (Placed | null)[] = []
  /** How many more live from a stretch on than before it. */
  #more: number[] = []
  #flagged: number[] = []

  constructor(stretches: number) {
    this.#stretches = stretches
  }

  update(rows: readonly Row[], range: Range): void {
    if (range.from !== this.#range.from || range.to !== this.#range.to) {
      this.#range = range
      this.#rows = []
      this.#placed = []
      this.#more = new Array<number>(this.#stretches + 1).fill(0)
      this.#flagged = new Array<number>(this.#stretches).fill(0)
    }
    eachChanged(this.#rows, rows, (_, is, place) => {
      this.#add(this.#placed[place] ?? null, -1)
      const placed = is && this.#placeOf(is)
      this.#add(placed, 1)
      this.#placed[place] = placed
    })
    this.#rows = rows
  }

  /** How many lived in each stretch. */
  get counts(): readonly number[] {
    let count = 0
    return this.#more.slice(0, this.#stretches).map((more) => {
      count += more
      return count
    })
  }

  /** The stretches in which flagged sockets ended. */
  get flagged(): readonly number[] {
    return this.#flagged.flatMap((count, stretch) => (count > 0 ? stretch : []))
  }

  #placeOf(row: Row): Placed {
    const { from, to } = lifeOf(row)
    return { first: this.#at(from), last: this.#at(to), flagged: row.diagnosis.verdict !== null }
  }

  #at(time: number): number {
    const { from, to } = this.#range
    const share = (Math.min(time, to) - from) / (to - from)
    return Math.min(this.#stretches - 1, Math.max(0, Math.floor(share * this.#stretches)))
  }

  #add(placed: Placed | null, by: number): void {
    if (!placed) return
    const { first, last, flagged } = placed
    this.#more[first] = (this.#more[first] ?? 0) + by
    this.#more[last + 1] = (this.#more[last + 1] ?? 0) - by
    if (flagged) this.#flagged[last] = (this.#flagged[last] ?? 0) + by
  }
}
