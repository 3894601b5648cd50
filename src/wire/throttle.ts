// How much one frame may report. A bucket holds a burst far above any real page's and fills up again as fast as a
// busy page reports for long. A frame that empties it is cut off altogether, until a second passes in which it
// reported no more than that: then its log goes on. What went by is counted, exactly.

import type { Milliseconds } from '../core/units.ts'

/** At once: the hook itself keeps at most 1,000 messages of a socket one by one, so this is a hundred such sockets. */
export const burst = { facts: 100_000, size: 24_000_000 } as const
/** In each second for as long as it likes. */
export const sustained = { facts: 5000, size: 1_000_000 } as const
/** How often a frame that is cut off is looked at. */
export const second: Milliseconds = 1000
/** Of a burst, what must be there again before a frame goes on: else it would come and go. */
const enough = 0.1

export class Throttle {
  #facts: number = burst.facts
  #size: number = burst.size
  #filledAt: Milliseconds
  #cutOff = false
  /** Facts that came since it was looked at last, while it was cut off. */
  #arrived = 0

  constructor(now: Milliseconds) {
    this.#filledAt = now
  }

  get cutOff(): boolean {
    return this.#cutOff
  }

  /** Whether one more fact, of this size, may pass. If it may not, the frame is cut off. */
  admits(size: number, now: Milliseconds): boolean {
    this.#fill(now)
    if (this.#facts >= 1 && this.#size >= size) {
      this.#facts--
      this.#size -= size
      return true
    }
    this.#cutOff = true
    this.#arrived = 0
    return false
  }

  /** Facts that came while it was cut off. */
  passBy(count: number): void {
    this.#arrived += count
  }

  /** To be called once a second while it is cut off: lets the frame go on where it has calmed down. */
  look(now: Milliseconds): void {
    this.#fill(now)
    const calm = this.#arrived <= sustained.facts
    this.#arrived = 0
    if (calm && this.#facts >= burst.facts * enough && this.#size >= burst.size * enough) this.#cutOff = false
  }

  #fill(now: Milliseconds): void {
    const seconds = Math.max(0, now - this.#filledAt) / second
    this.#filledAt = now
    this.#facts = Math.min(burst.facts, this.#facts + seconds * sustained.facts)
    this.#size = Math.min(burst.size, this.#size + seconds * sustained.size)
  }
}
