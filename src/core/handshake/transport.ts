// Which HTTP a handshake went over. RFC 8441 and RFC 9220 open sockets with an extended CONNECT and a 200:
// no Upgrade, no Connection, no key.

import { header, type Summary } from '../summary.ts'
import type { Transport } from './check.ts'

/** Null where nothing tells: a wss: URL whose request and answer were not seen. */
export function transportOf({ url, sent, responded, opened }: Summary): Transport {
  const version = responded?.version ?? ''
  const status = responded?.status ?? null
  const has = (name: string) => header(sent?.headers ?? null, name).length > 0
  if (/^(?:HTTP\/|h)[23]/i.test(version)) return 'HTTP/2'
  // Chromium writes HTTP/1.1 into every head that it shows. It opens nothing over HTTP/1.1 on a 200, and
  // adds a key to requests over HTTP/1.1 only.
  if (status === 200 && opened) return 'HTTP/2'
  if (status === 101 || has('sec-websocket-key') || !/^(?:wss|https):/i.test(url)) return 'HTTP/1.1'
  if (has('sec-websocket-version')) return 'HTTP/2'
  return version.startsWith('HTTP/') ? 'HTTP/1.1' : null
}
