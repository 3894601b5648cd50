// Takes its time, as a busy, sleeping or stuck backend does.

import type { SocketBehaviour } from '../scenario.ts'

/** Does what `next` does, so many milliseconds later. */
export function delayed(after: number, next: SocketBehaviour): SocketBehaviour {
  return (upgrade) => upgrade.later(after, () => next(upgrade))
}

/** Never answers, and leaves the connection open: a consumer that never accepts. */
export const hang: SocketBehaviour = () => undefined
