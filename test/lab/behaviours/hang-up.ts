// Ends the connection at a chosen moment of the handshake, with a FIN or a RST.

import type { SocketBehaviour } from '../scenario.ts'
import { closeFrame } from './frames.ts'
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

/** A valid 101, and after so many milliseconds the end of the connection with no close frame. */
export function acceptThenFinAfter(milliseconds: number): SocketBehaviour {
  return (upgrade) => {
    upgrade.answer(headOf(validLines(upgrade.accept)))
    upgrade.later(milliseconds, () => upgrade.socket.end())
  }
}

/** A valid 101, a close frame and the end of the connection, without waiting for the browser's close frame. */
export function closeThenFin(code: number, reason: string): SocketBehaviour {
  return (upgrade) => {
    const head = Buffer.from(headOf(validLines(upgrade.accept)))
    upgrade.answer(Buffer.concat([head, closeFrame(code, reason)]))
    upgrade.socket.end()
  }
}

/** A 101 that breaks off in the middle of its accept key. */
export function partialHead(how: 'FIN' | 'RST'): SocketBehaviour {
  return (upgrade) => {
    upgrade.answer(validLines(upgrade.accept).join('\r\n').slice(0, -10))
    // A RST on the heels of the bytes could overtake them.
    if (how === 'FIN') upgrade.socket.end()
    else upgrade.later(5, () => upgrade.socket.resetAndDestroy())
  }
}
