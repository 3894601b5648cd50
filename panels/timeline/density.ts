// How much was said when, over a whole session: counts of messages in equal stretches of time. It grows with the session,
// and each message is counted once; when time goes on beyond the last stretch, all become twice as long.

import type { Row } from '../../src/core/session.ts'
import type { Milliseconds, SubjectId } from '../../src/core/units.ts'
import { messagesOf } from '../messages/messages-of.ts'
import { eachChanged } from '../session/changed.ts'

/** Stretches of time, at most. */
const most = 256

export class Density {
  #from: Milliseconds = 0
  #step: Milliseconds = 1
  #counts: number[] = []
  #rows: readonly Row[] = []
  /** How many messages of each socket were counted. */
  #seen = new Map<SubjectId, number>()

  /** Counts what is new in these rows. They are all of a session; of another one, it begins anew. */
  update(rows: readonly Row[]): void {
    const from = rows[0]?.socket.summary.startedAt ?? 0
    let anew = from !== this.#from || rows.length < this.#rows.length
    if (!anew)
      eachChanged(this.#rows, rows, (_, is) => {
        // Messages that were evicted: what is left is counted again.
        if (is && !this.#count(is)) anew = true
      })
    if (anew) {
      this.#restart(from)
      for (const row of rows) this.#count(row)
    }
    this.#rows = rows
  }

  /** Counts the new messages of a row; false where there are fewer than before. */
  #count({ socket }: Row): boolean {
    const messages = messagesOf(socket)
    const before = this.#seen.get(socket.id) ?? 0
    for (let n = before; n < messages.length; n++) this.#add(messages[n]?.at ?? this.#from)
    this.#seen.set(socket.id, messages.length)
    return messages.length >= before
  }

  /** Messages in each stretch: how long one is, and the counts from the first start on. */
  get stretches(): {
    readonly from: Milliseconds
    readonly step: Milliseconds
    readonly counts: readonly number[]
  } {
    return { from: this.#from, step: this.#step, counts: this.#counts }
  }

  #restart(from: Milliseconds): void {
    this.#from = from
    this.#step = 1
    this.#counts = []
    this.#seen = new Map()
  }

  #add(at: Milliseconds): void {
    let index = Math.max(0, Math.floor((at - this.#from) / this.#step))
    while (index >= most) {
      this.#halve()
      index = Math.floor((at - this.#from) / this.#step)
    }
    while (this.#counts.length <= index) this.#counts.push(0)
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
  }

  #halve(): void {
    const counts: number[] = []
    for (let n = 0; n < this.#counts.length; n += 2)
      counts.push((this.#counts[n] ?? 0) + (this.#counts[n + 1] ?? 0))
    this.#counts = counts
    this.#step *= 2
  }
}
