// Waits until the machine has come to rest: what the measurement before still costs, the next must not pay.

import { cpus } from 'node:os'

const look = 150
const longest = 4000
/** Of one core: a browser at rest, with DevTools open, takes less. */
const busy = 0.35

let vain = 0

/** How often the machine did not come to rest in time, because others use it too. */
export const restless = (): number => vain

const total = () =>
  cpus().reduce(
    (sum, { times }) => ({
      idle: sum.idle + times.idle,
      all: sum.all + times.user + times.nice + times.sys + times.irq + times.idle,
    }),
    { idle: 0, all: 0 },
  )

/** Resolves when less than a third of a core was busy for a moment, or after some seconds. */
export async function rest(): Promise<void> {
  const end = Date.now() + longest
  let before = total()
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, look))
    const now = total()
    const all = now.all - before.all
    const working = all > 0 ? (1 - (now.idle - before.idle) / all) * cpus().length : 0
    if (working < busy) return
    before = now
  }
  vain++
}
