// When a page has come to rest: every socket open or ended, every failure explained as far as it can be, and for a
// while nothing new but messages.

import type { Standing } from '../../core/standing.ts'
import type { Milliseconds } from '../../core/units.ts'

const quiet: Milliseconds = 2000
/** The network's side may be late; what is undetermined for so long stays so. */
const patience: Milliseconds = 4000
const pause: Milliseconds = 100

export interface Clock {
  now(): Milliseconds
  wait(length: Milliseconds): Promise<void>
}

/** Waits until the session rests, or for `most`; whether it came to rest. */
export async function settle(
  ask: () => Promise<Standing>,
  most: Milliseconds,
  { now, wait }: Clock,
  heard: (standing: Standing) => void,
): Promise<boolean> {
  const start = now()
  let [telling, since] = [-1, start]
  for (;;) {
    const standing = await ask()
    heard(standing)
    if (standing.telling !== telling) [telling, since] = [standing.telling, now()]
    const rest = now() - since
    if (standing.connecting === 0 && rest >= (standing.undetermined > 0 ? patience : quiet)) return true
    if (now() - start >= most) return false
    await wait(pause)
  }
}
