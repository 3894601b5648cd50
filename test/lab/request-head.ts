// The head of an HTTP request, read off a raw connection: the lab parses requests itself, because no
// HTTP library lets a server answer as wrongly as broken servers do.

import type { Socket } from 'node:net'

export interface RequestHead {
  method: string
  /** As on the request line, e.g. '/ws/dashboard/?cause=double-mount'. */
  target: string
  path: string
  query: URLSearchParams
  /** Names in lower case; repeated fields joined with ', '. */
  headers: Readonly<Record<string, string>>
}

const longest = 64 * 1024

/**
 * Waits for a whole request head and leaves the connection paused; `rest` is what came after the head. Null
 * when the connection ended first.
 */
export function readHead(socket: Socket): Promise<{ request: RequestHead; rest: Buffer } | null> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0)
    const finish = (result: { request: RequestHead; rest: Buffer } | null): void => {
      socket.off('data', take)
      socket.off('close', gone)
      if (result) socket.pause()
      resolve(result)
    }
    const gone = (): void => finish(null)
    const take = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end < 0 && received.length <= longest && isText(received)) return
      const request = end < 0 ? null : parseHead(received.subarray(0, end).toString('latin1'))
      if (request) finish({ request, rest: received.subarray(end + 4) })
      else socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    }
    socket.on('data', take)
    socket.on('close', gone)
  })
}

/** Whether it may become a request: a TLS ClientHello begins with 22 (RFC 8446 §5.1), a method with a letter. */
function isText(received: Buffer): boolean {
  const [first = 0] = received
  return first >= 0x20
}

/** A request head without its closing empty line; null when it is none (RFC 9112 §3, §5). */
export function parseHead(text: string): RequestHead | null {
  const [first = '', ...fields] = text.split('\r\n')
  const line = /^([A-Z]+) (\/\S*) HTTP\/1\.[01]$/.exec(first)
  if (!line) return null
  const headers: Record<string, string> = {}
  for (const field of fields) {
    const colon = field.indexOf(':')
    if (colon < 1) return null
    const name = field.slice(0, colon).toLowerCase()
    const value = field.slice(colon + 1).trim()
    const known = headers[name]
    headers[name] = known === undefined ? value : `${known}, ${value}`
  }
  const [, method = '', target = ''] = line
  return requestTo(method, target, headers)
}

export function requestTo(method: string, target: string, headers: RequestHead['headers']): RequestHead {
  const url = new URL(`http://lab${target}`)
  return { method, target, path: url.pathname, query: url.searchParams, headers }
}

/** Whether a request asks for a WebSocket (RFC 6455 §4.2.1). */
export function isUpgrade(request: RequestHead): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket'
}
