// Refuses the upgrade with an HTTP status, as servers, proxies and login walls do.

import type { SocketBehaviour } from '../scenario.ts'
import { headOf } from './raw-head.ts'

export interface StatusOptions {
  lines?: readonly string[]
  body?: string
}

/** `line` is the status with its reason, e.g. '404 Not Found'. */
export function status(line: string, options: StatusOptions = {}): SocketBehaviour {
  return (upgrade) => {
    upgrade.answer(statusAnswer(line, options))
    upgrade.socket.end()
  }
}

export function statusAnswer(line: string, { lines = [], body = line.slice(4) }: StatusOptions = {}): string {
  const head = headOf([
    `HTTP/1.1 ${line}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...lines,
  ])
  return head + body
}
