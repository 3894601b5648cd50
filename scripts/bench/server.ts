// The benchmark's server on loopback: pages, and sockets that never keep the browser waiting. What is sent is
// encoded before anyone asks for it, and written many frames at a time.

import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { closeFrame, frame, opcodes } from '../../test/lab/behaviours/frames.ts'
import { headOf, validLines } from '../../test/lab/behaviours/raw-head.ts'
import { listenOnLoopback } from '../../test/lab/listen.ts'
import { acceptFor } from '../../test/lab/upgrade.ts'
import { type Asset, assets } from './pages.ts'

export interface BenchServer {
  /** http://localhost:PORT */
  readonly origin: string
  /** What the next page reports; ask before the page begins. */
  report(): Promise<unknown>
  stop(): Promise<void>
}

/** Frames written at once. */
const together = 1000
const tick = (n: number) => frame(opcodes.text, `{"type":"tick","n":${n % together},"value":0.5,"on":true}`)
const frames = Array.from({ length: together }, (_, n) => tick(n))
const whole = Buffer.concat(frames)

/**
 * `/ws/flood?count=N`: for each message of the page, N messages. `/ws/sink`: what comes is forgotten unread.
 * Any other: nothing is said. A close frame is answered, as every server does; not by the sink, which reads none.
 */
function converse(request: IncomingMessage, socket: Socket): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench')
  const count = pathname === '/ws/flood' ? Number(searchParams.get('count')) : 0
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('end', () => socket.end())
  socket.write(headOf(validLines(acceptFor(request.headers['sec-websocket-key'] ?? ''))))
  if (pathname === '/ws/sink') {
    socket.resume()
    return
  }
  let received = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes])
    for (let whole = sizeOf(received); whole > 0 && whole <= received.length; whole = sizeOf(received)) {
      const opcode = (received[0] ?? 0) & 15
      received = received.subarray(whole)
      if (opcode === opcodes.close) socket.end(closeFrame(1000, ''))
      else if (count > 0) void flood(socket, count)
    }
  })
}

/** Bytes of the masked frame that begins here, 0 while that is not known. The pages send none above 125 bytes. */
const sizeOf = (received: Buffer) => (received.length < 2 ? 0 : 2 + 4 + ((received[1] ?? 0) & 127))

async function flood(socket: Socket, count: number): Promise<void> {
  let left = count
  while (left > 0 && !socket.destroyed) {
    const now = Math.min(left, together)
    left -= now
    const taken = socket.write(now === together ? whole : Buffer.concat(frames.slice(0, now)))
    if (!taken)
      await new Promise<void>((resolve) => {
        const go = () => {
          socket.off('drain', go)
          socket.off('close', go)
          resolve()
        }
        socket.once('drain', go)
        socket.once('close', go)
      })
  }
}

/** Starts the server; pages are isolated from other origins, which gives them the finest clock there is. */
export async function startServer(): Promise<BenchServer> {
  const waiting: ((report: unknown) => void)[] = []
  const sockets = new Set<Socket>()
  const { port, servers } = await listenOnLoopback(0, () => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://bench')
      if (request.method === 'POST') {
        let text = ''
        request.setEncoding('utf8')
        request.on('data', (part) => {
          text += part
        })
        request.on('end', () => {
          response.writeHead(204).end()
          waiting.shift()?.(JSON.parse(text))
        })
        return
      }
      const asset: Asset | undefined = assets.get(pathname)
      response.writeHead(asset ? 200 : 404, {
        'Content-Type': asset?.type ?? 'text/plain',
        'Cache-Control': 'no-store',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      })
      response.end(asset?.body ?? '')
    })
    server.on('upgrade', converse)
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    return server
  })
  return {
    origin: `http://localhost:${port}`,
    report: () => new Promise((resolve) => waiting.push(resolve)),
    async stop() {
      const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
      for (const socket of sockets) socket.destroy()
      await Promise.all(closed)
    },
  }
}
