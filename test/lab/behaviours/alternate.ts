// Answers the sockets of one page load in turn: the odd ones open and are told their number, the even ones
// get a 403, each after its own delay. Every answer carries its number, so that the truth is known.

import type { SocketBehaviour } from '../scenario.ts'
import { healthy } from './healthy.ts'
import { status } from './status.ts'

/** Loads are told apart by the socket URL's `run` parameter, which all sockets of a load share. */
export function alternate(): SocketBehaviour {
  const arrivals = new Map<string, number>()
  return (upgrade) => {
    const run = upgrade.request.query.get('run') ?? ''
    const arrival = (arrivals.get(run) ?? 0) + 1
    arrivals.set(run, arrival)
    const lines = [`X-Lab-Arrival: ${arrival}`]
    const answer =
      arrival % 2 === 1
        ? healthy({ lines, opened: (socket) => socket.send(String(arrival)) })
        : status('403 Forbidden', { lines })
    upgrade.later((arrival * 7) % 23, () => answer(upgrade))
  }
}
