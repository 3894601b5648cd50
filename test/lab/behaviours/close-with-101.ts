// A valid 101 and a close frame in the same segment: the server accepts and gives up at once.

import type { SocketBehaviour } from '../scenario.ts'
import { headOf, validLines } from './raw-head.ts'

export function closeWith101(code: number, reason: string): SocketBehaviour {
  return (upgrade) => {
    upgrade.answer(Buffer.concat([Buffer.from(headOf(validLines(upgrade.accept))), closeFrame(code, reason)]))
    // The browser's own close frame comes back, then the server drops TCP (RFC 6455 §7.1.1).
    upgrade.socket.once('data', () => upgrade.socket.end())
  }
}

/** An unmasked close frame (RFC 6455 §5.5.1); the reason must fit a control frame. */
export function closeFrame(code: number, reason: string): Buffer {
  const text = Buffer.from(reason)
  const frame = Buffer.alloc(4 + text.length)
  frame[0] = 0x88
  frame[1] = 2 + text.length
  frame.writeUInt16BE(code, 2)
  text.copy(frame, 4)
  return frame
}
