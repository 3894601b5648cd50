// Stamps what was seen and passes it on in batches: lifecycle facts at the end of the running script,
// messages a little later and many at a time, because one post costs more than the facts in it.

import type { Kind } from '../core/fact.ts'
import type { RawFact } from '../wire/page-port.ts'
import {
  later,
  now,
  numberToString,
  push,
  random,
  round,
  slice,
  soon,
  textOf,
  timeOrigin,
} from './natives.ts'

/** Facts in a batch; larger ones gain nothing. */
const enough = 100
/** While nobody listens yet, this many facts are kept. */
const mostKept = 20_000

/** The time, as facts tell it. */
export const stamp = (): number => round((timeOrigin + now()) * 10) / 10

/** A fact before it is stamped with its subject and, unless it brings one, its time. */
export interface Unstamped {
  readonly kind: Kind
  readonly [field: string]: unknown
}

export interface Recorder {
  /** Records what happened to the n-th socket (0: to the document), at once or with the next batch. */
  record(n: number, fact: Unstamped, urgent: boolean): void
  /** Calls `act`; if our own code fails there, the page never notices and the log says so. */
  guard(n: number, during: string, act: () => void): void
  /** Sends what waits, at once. */
  flush(): void
  /** Where the batches go from now on. */
  connect(send: (batch: readonly RawFact[]) => void): void
  /** This document's token; `<token>.<n>` is a subject. */
  readonly document: string
}

export function createRecorder(): Recorder {
  const document = slice(numberToString(random(), 36), 2, 12)
  let send: ((batch: readonly RawFact[]) => void) | null = null
  let waiting: RawFact[] = []
  let dropped = 0
  let scheduled = false

  function flush(): void {
    scheduled = false
    if (!send || waiting.length === 0) return
    const batch = waiting
    waiting = []
    send(batch)
  }

  function record(n: number, fact: Unstamped, urgent: boolean): void {
    if (!send && waiting.length >= mostKept) {
      dropped++
      return
    }
    push(waiting, { at: stamp(), ...fact, about: `${document}.${n}` })
    if (!send) return
    if (waiting.length >= enough) flush()
    else if (urgent) soon(flush)
    else if (!scheduled) {
      scheduled = true
      later(flush, 0)
    }
  }

  return {
    document,
    record,
    flush,
    guard(n, during, act) {
      try {
        act()
      } catch (error) {
        const message = textOf((error as Partial<Error> | null)?.message ?? error)
        record(n, { kind: 'hook-failed', state: null, during, message }, true)
      }
    },
    connect(next) {
      send = next
      if (dropped > 0) record(0, { kind: 'ctx:facts-dropped', count: dropped, why: 'nobody listened' }, true)
      dropped = 0
      flush()
    },
  }
}
