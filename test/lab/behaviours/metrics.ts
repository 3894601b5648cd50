// The feed behind the dashboard: a snapshot at once, then one a second. The numbers are computed, not
// random, so that two runs look alike.

import type { WebSocket } from 'ws'
import type { Upgrade } from '../upgrade.ts'

const updates = 30

export function metrics(socket: WebSocket, upgrade: Upgrade): void {
  const push = (n: number): void => {
    socket.send(JSON.stringify(snapshot(n)))
    if (n < updates) upgrade.later(1000, () => push(n + 1))
  }
  push(0)
}

/** The n-th state of an imagined shop's servers. */
function snapshot(n: number): object {
  const wave = Math.sin(n / 3)
  return {
    requests: Math.round(1240 + 90 * wave),
    latency: Math.round(84 + 11 * Math.cos(n / 4)),
    errors: Number((0.21 + 0.06 * wave).toFixed(2)),
    queue: 17 + ((n * 5) % 9),
  }
}
