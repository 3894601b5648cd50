// The lab's access log, in the words of Daphne's, so that reading it beside the panel is what a Channels
// developer would do: WSCONNECT says that a 101 was written, and nothing more.

import type { Socket } from 'node:net'

export type SocketAction = 'WSCONNECTING' | 'WSCONNECT' | 'WSREJECT' | 'WSDISCONNECT'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `127.0.0.1:44084 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/dashboard/" - -` */
export function socketLine(peer: string, action: SocketAction, path: string): string {
  return `${peer} - - [${stamp(new Date())}] "${action} ${path}" - -`
}

/** `127.0.0.1:44084 - - [22/Nov/2026:23:19:59] "GET /dashboard" 200 1234` */
export function pageLine(peer: string, method: string, target: string, status: number, size: number): string {
  return `${peer} - - [${stamp(new Date())}] "${method} ${target}" ${status} ${size}`
}

/** The other end's address, as it must be read before the connection is gone. */
export function peerOf(socket: Socket): string {
  return `${socket.remoteAddress ?? '?'}:${socket.remotePort ?? 0}`
}

function stamp(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}`
  return `${day}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
}
