// One upgrade request as a behaviour meets it: the raw connection, what was asked, and the right answer
// to compute a wrong one from.

import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { peerOf, type SocketAction, socketLine } from './access-log.ts'
import type { RequestHead } from './request-head.ts'

export interface Upgrade {
  readonly request: RequestHead
  readonly socket: Socket
  /** Bytes that came after the request head. */
  readonly rest: Buffer
  /** The right Sec-WebSocket-Accept for this request (RFC 6455 §4.2.2). */
  readonly accept: string
  /** The origin of the listener that was asked. */
  readonly origin: string
  /** Writes an answer in one piece and logs it as what its status line says. */
  answer(bytes: string | Buffer): void
  log(action: SocketAction): void
  /** Does it after so many milliseconds, unless the connection is gone by then. */
  later(after: number, act: () => void): void
}

export function upgradeOf(
  socket: Socket,
  request: RequestHead,
  rest: Buffer,
  origin: string,
  lines: string[],
): Upgrade {
  const peer = peerOf(socket)
  const log = (action: SocketAction): void => {
    lines.push(socketLine(peer, action, request.path))
  }
  return {
    request,
    socket,
    rest,
    accept: acceptFor(request.headers['sec-websocket-key'] ?? ''),
    origin,
    log,
    answer(bytes) {
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(bytes.toString('latin1'))?.[1]
      if (status) log(status === '101' ? 'WSCONNECT' : 'WSREJECT')
      socket.write(bytes)
    },
    later(after, act) {
      const timer = setTimeout(() => {
        socket.off('close', cancel)
        act()
      }, after)
      const cancel = (): void => clearTimeout(timer)
      socket.once('close', cancel)
    },
  }
}

/** base64(SHA-1(key + GUID)), RFC 6455 §4.2.2 step 5.4. */
export function acceptFor(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
}
