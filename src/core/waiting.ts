// Sockets that are still connecting, and how long that has been told: time alone makes a diagnosis out of date.

import { waits } from './rule.ts'
import type { Socket } from './socket.ts'
import type { Milliseconds, SubjectId } from './units.ts'

export class Waiting {
  readonly #since = new Map<SubjectId, { readonly startedAt: Milliseconds; told: Milliseconds }>()

  /** Takes note of a socket's newest state. */
  put({ id, summary: { phase, startedAt } }: Socket): void {
    const known = this.#since.get(id)
    if (phase !== 'connecting') this.#since.delete(id)
    else if (known?.startedAt !== startedAt) this.#since.set(id, { startedAt, told: known?.told ?? 0 })
  }

  delete(id: SubjectId): void {
    this.#since.delete(id)
  }

  /** How long a socket has been connecting, in the steps that rules ask for. */
  told(id: SubjectId): Milliseconds {
    return this.#since.get(id)?.told ?? 0
  }

  /** Sockets that have been connecting for longer than was told; from here on it is. */
  overdue(now: Milliseconds): readonly SubjectId[] {
    const overdue: SubjectId[] = []
    for (const [id, waiting] of this.#since) {
      const step = waits.filter((each) => each <= now - waiting.startedAt).at(-1) ?? 0
      if (step === waiting.told) continue
      waiting.told = step
      overdue.push(id)
    }
    return overdue
  }
}
