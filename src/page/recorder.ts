// Stamps what was seen and passes it on in batches: lifecycle facts at the end of the running script,
// messages a little later and many at a time, because one post costs more than the facts in it.

import type { Kind } from '../core/fact.ts'
import { little, type RawFact } from '../wire/page-port.ts'
import { apply, later, now, round, slice, soon, stringify, textOf, timeOrigin } from './natives.ts'

/** Characters in a batch; larger ones gain nothing. */
const enough = 20_000
/** While nobody listens yet, facts of this many characters are kept. */
const mostKept = 4_000_000

/** Messages that are told one by one in a second while somebody watches, and how many characters of them. */
const mostMessages = 2000
const mostCharacters = 400_000

/** The time, as facts tell it. */
export const stamp = (): number => round((timeOrigin + now()) * 10) / 10

/**
 * A fact before it is stamped with its subject and, unless it brings one, its time. Nothing in it is the page's own, and
 * objects and lists inherit nothing: JSON looks for `toJSON` in them, where a page may have put one.
 */
export interface Unstamped {
  readonly kind: Kind
  readonly [field: string]: unknown
}

export interface Recorder {
  /** Records what happened to the n-th socket (0: to the document): told when the script ends, or a little later. */
  record(n: number, fact: Unstamped, mayWait?: boolean): void
  /** Calls `act` with `given`; if our own code fails there, the page never notices and the log says so. */
  guard<Given extends readonly unknown[]>(
    n: number,
    during: string,
    act: (...given: Given) => void,
    ...given: Given
  ): void
  /** Sends what waits, at once. */
  flush(): void
  /** How much of the next message is kept; below 0 where it is only counted. `early`: of a socket's first ones. */
  room(early: boolean): number
  /** Told how much of a message was kept. */
  spend(characters: number): void
  /** From now on so much of each message is kept, and all are told; below 0 only early ones are, with ~beginning. */
  watch(beginning: number): void
  /** Where the batches go from now on. */
  connect(send: (batch: string) => void): void
  /** This document's token; `<token>.<n>` is a subject. */
  readonly document: string
}

export function createRecorder(): Recorder {
  const document = Math.random().toString(36).slice(2, 12)
  let send: ((batch: string) => void) | null = null
  /** Facts as JSON, each after a comma. */
  let waiting = ''
  let dropped = 0
  let scheduled = false
  let beginning = ~little
  let second = 0
  let messages = 0
  let characters = 0

  function flush(): void {
    scheduled = false
    if (!send || !waiting) return
    const batch = `[${slice(waiting, 1)}]`
    waiting = ''
    send(batch)
  }

  function record(n: number, fact: Unstamped, mayWait?: boolean): void {
    if (!send && waiting.length > mostKept) {
      dropped++
      return
    }
    const raw: RawFact = { __proto__: null, at: stamp(), ...fact, about: `${document}.${n}` }
    waiting += `,${stringify(raw)}`
    if (!send) return
    if (waiting.length > enough) flush()
    else if (!mayWait) soon(flush)
    else if (!scheduled) {
      scheduled = true
      later(flush, 0)
    }
  }

  return {
    document,
    record,
    flush,
    room(early) {
      // To ask for the time costs as much as all else that is done of a message that is only counted.
      if (!early && beginning < 0) return -1
      if (now() - second > 1000) {
        second = now()
        messages = characters = 0
      }
      if (!early && messages++ >= mostMessages) return -1
      const room = beginning < 0 ? ~beginning : beginning
      return characters < mostCharacters || room < little ? room : little
    },
    spend(more) {
      characters += more
    },
    watch(next) {
      beginning = next
    },
    guard(n, during, act, ...given) {
      try {
        apply(act, undefined, given)
      } catch (error) {
        const message = textOf((error as Partial<Error> | null)?.message ?? error)
        record(n, { kind: 'hook-failed', state: null, during, message })
      }
    },
    connect(next) {
      send = next
      if (dropped) record(0, { kind: 'ctx:facts-dropped', count: dropped, why: 'nobody listened' })
      dropped = 0
      flush()
    },
  }
}
