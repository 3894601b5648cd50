// Answers with exactly these lines, right or wrong, and leaves the connection open, as a server does that
// believes the handshake went well: the browser is the one to end it.

import type { SocketBehaviour } from '../scenario.ts'
import type { Upgrade } from '../upgrade.ts'

export function rawHead(lines: (upgrade: Upgrade) => readonly string[]): SocketBehaviour {
  return (upgrade) => upgrade.answer(headOf(lines(upgrade)))
}

/** The lines as a response head, closed by an empty line. */
export function headOf(lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** The lines of a valid 101 (RFC 6455 §4.2.2). */
export function validLines(accept: string): string[] {
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
  ]
}
