// Ends the connection at a chosen moment of the handshake, with a FIN or a RST.

import type { SocketBehaviour } from '../scenario.ts'
import { headOf, validLines } from './raw-head.ts'

/** Ends the connection without having answered. */
export function hangUp(how: 'FIN' | 'RST'): SocketBehaviour {
  return ({ socket }) => {
    if (how === 'FIN') socket.end()
    else socket.resetAndDestroy()
  }
}

/** A valid 101 and, right behind it, the end of the connection with no close frame. */
export const acceptThenFin: SocketBehaviour = (upgrade) => {
  upgrade.answer(headOf(validLines(upgrade.accept)))
  upgrade.socket.end()
}

/** A valid 101 and, as soon as it is on its way, a reset. */
export const acceptThenRst: SocketBehaviour = (upgrade) => {
  upgrade.answer(headOf(validLines(upgrade.accept)))
  upgrade.later(5, () => upgrade.socket.resetAndDestroy())
}
