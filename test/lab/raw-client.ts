// A client that sends an upgrade request over bare TCP and keeps every byte of the answer: what the lab
// writes on the wire is checked without anything in between that would make sense of it.

import { connect, type Socket } from 'node:net'
import type { Lab } from './server.ts'

/** The example key of RFC 6455 §1.3, and the accept value it must be answered with. */
export const exampleKey = 'dGhlIHNhbXBsZSBub25jZQ=='
export const exampleAccept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='

export interface RawAnswer {
  /** Everything received, as latin1. */
  text: string
  /** What came in the first read of the connection. */
  first: string
  ended: 'FIN' | 'RST' | 'still open'
}

export interface AskOptions {
  /** Further lines of the request. */
  lines?: readonly string[]
  /** What to say as soon as the head of the answer is there. */
  say?: Buffer
  enough?: (text: string) => boolean
}

/** Asks for a WebSocket and reads until the connection ends or `enough` says so; then hangs up. */
export function askUpgrade(
  lab: Lab,
  target: string,
  { lines = [], say, enough }: AskOptions = {},
): Promise<RawAnswer> {
  const { port } = new URL(lab.origin)
  return new Promise((resolve) => {
    const chunks: string[] = []
    const socket: Socket = connect(Number(port), '127.0.0.1', () => {
      const head = [
        `GET ${target} HTTP/1.1`,
        `Host: localhost:${port}`,
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${exampleKey}`,
        'Sec-WebSocket-Version: 13',
        ...lines,
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
    })
    const finish = (ended: RawAnswer['ended']): void => {
      socket.destroy()
      resolve({ text: chunks.join(''), first: chunks[0] ?? '', ended })
    }
    socket.on('data', (chunk) => {
      const answered = wholeHead(chunks.join(''))
      chunks.push(chunk.toString('latin1'))
      if (say && !answered && wholeHead(chunks.join(''))) socket.write(say)
      if (enough?.(chunks.join(''))) finish('still open')
    })
    socket.on('end', () => finish('FIN'))
    socket.on('error', () => finish('RST'))
  })
}

/** Enough once the response head is complete. */
export function wholeHead(text: string): boolean {
  return text.includes('\r\n\r\n')
}
