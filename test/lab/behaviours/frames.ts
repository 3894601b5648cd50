// Frames that no WebSocket library would write (RFC 6455 §5), in the segment of a valid 101 or some time
// after it. Firefox fires `open` first only where the bytes come late enough, so a page may ask for them.

import type { SocketBehaviour } from '../scenario.ts'
import { headOf, validLines } from './raw-head.ts'

export const opcodes = { text: 1, close: 8, ping: 9 } as const

export interface FrameOptions {
  /** Sets RSV1, as only a compressed message may (RFC 7692 §6). */
  rsv1?: boolean
  /** Masks the payload, as only clients do (RFC 6455 §5.1). */
  masked?: boolean
}

/** One final frame of up to 65535 bytes, right in everything but what was asked for. */
export function frame(
  opcode: number,
  payload: string | Buffer,
  { rsv1 = false, masked = false }: FrameOptions = {},
): Buffer {
  const bytes = Buffer.from(payload)
  const first = 0x80 | (rsv1 ? 0x40 : 0) | opcode
  const mask = masked ? 0x80 : 0
  const head =
    bytes.length < 126
      ? [first, mask | bytes.length]
      : [first, mask | 126, bytes.length >> 8, bytes.length & 255]
  const key = [0x4c, 0x69, 0x66, 0x65]
  return Buffer.concat([
    Buffer.from(masked ? [...head, ...key] : head),
    masked ? bytes.map((byte, n) => byte ^ (key[n % 4] ?? 0)) : bytes,
  ])
}

/** A close frame (RFC 6455 §5.5.1); the reason must fit a control frame. */
export function closeFrame(code: number, reason: string): Buffer {
  return frame(opcodes.close, Buffer.concat([Buffer.from([code >> 8, code & 255]), Buffer.from(reason)]))
}

/** Milliseconds after the 101; 0 puts both into one segment; 'asked' waits for a message of the page. */
export type Moment = number | 'asked'

/** Accepts, and sends these bytes as they are; `lines` are further ones of the 101. */
export function acceptAndSend(
  bytes: string | Buffer,
  { after = 0, lines = [] }: { after?: Moment; lines?: readonly string[] } = {},
): SocketBehaviour {
  return (upgrade) => {
    const { socket } = upgrade
    const head = Buffer.from(headOf([...validLines(upgrade.accept), ...lines]))
    // Whatever the browser makes of it, its close frame is where the server drops TCP (RFC 6455 §7.1.1).
    const endWithBrowser = (): void => void socket.once('data', () => socket.end())
    const send = (): void => {
      socket.write(bytes)
      endWithBrowser()
    }
    if (after === 0) {
      upgrade.answer(Buffer.concat([head, Buffer.from(bytes)]))
      endWithBrowser()
      return
    }
    upgrade.answer(head)
    if (after === 'asked') socket.once('data', send)
    else upgrade.later(after, send)
  }
}

/** Accepts, and closes with this code. */
export function acceptAndClose(code: number, reason: string, after: Moment = 0): SocketBehaviour {
  return acceptAndSend(closeFrame(code, reason), { after })
}
