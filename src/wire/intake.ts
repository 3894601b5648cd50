// The door through which one frame's facts come in: each is copied, cut to size and counted. A frame that floods is
// cut off, and the count of what went by is told in ever larger steps, so that it stays one short story in the log.

import type { Milliseconds } from '../core/units.ts'
import { bounded } from './bounded.ts'
import { second, Throttle } from './throttle.ts'

export interface Surroundings {
  /** The time in milliseconds since the Unix epoch. */
  now(): Milliseconds
  later(act: () => void, pause: Milliseconds): void
  /** Takes the copies of facts that may pass. */
  pass(facts: readonly unknown[]): void
  /** Told that so many more facts went by. */
  passedBy(count: number): void
}

export interface Intake {
  /** Takes facts, whatever they are; what is no list is one fact that nobody understands. */
  take(facts: unknown): void
  /** Tells at once what went by and was not told. */
  tell(): void
}

export function openIntake({ now, later, pass, passedBy }: Surroundings): Intake {
  const throttle = new Throttle(now())
  let [total, told] = [0, 0]
  let watched = false

  function tell(): void {
    if (total === told) return
    const count = total - told
    told = total
    passedBy(count)
  }

  function look(): void {
    throttle.look(now())
    watched = throttle.cutOff
    if (!watched || total >= told * 2) tell()
    if (watched) later(look, second)
  }

  /** The copies of those that may pass; from the first that may not on, none is copied. */
  function admitted(facts: ArrayLike<unknown>): readonly unknown[] {
    const time = now()
    const passed: unknown[] = []
    for (let index = 0; index < facts.length && !throttle.cutOff; index++) {
      const { value, size } = bounded(facts[index])
      if (throttle.admits(size, time)) passed.push(value)
    }
    const rest = facts.length - passed.length
    throttle.passBy(rest)
    total += rest
    return passed
  }

  return {
    take(input) {
      const passed = admitted(Array.isArray(input) ? input : [input])
      if (passed.length > 0) pass(passed)
      if (!throttle.cutOff || watched) return
      watched = true
      later(look, second)
    },
    tell,
  }
}
