// A server for pages that keep a ledger: sockets that are let in, refused, dropped or talked to, by their path.
//
//   /echo           says back what it hears
//   /burst?n=1000   sends so many messages as soon as it hears one, then `over`
//   /slow           answers after 200 ms, so that a page can close while CONNECTING
//   /refuse         403
//   /drop           ends the connection without a close frame once it is open

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { page } from './page.ts'

export interface LedgerServer {
  /** `http://localhost:1234`; every path of it is the page. */
  readonly origin: string
  stop(): Promise<void>
}

export async function startLedgerServer(): Promise<LedgerServer> {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const server: Server = createServer((_, response) => {
    // A page that may be kept when it is left, as any page is that does not forbid it.
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/refuse') {
      stream.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      return
    }
    const accept = (): void => {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        socket.on('error', () => socket.terminate())
        if (pathname === '/drop') setTimeout(() => socket.terminate(), 5)
        socket.on('message', (message, isBinary) => {
          if (pathname !== '/burst') return socket.send(message, { binary: isBinary })
          const count = Number(searchParams.get('n'))
          for (let n = 0; n < count; n++) socket.send(`message ${n}`)
          socket.send('over')
        })
      })
    }
    if (pathname === '/slow') setTimeout(accept, 200)
    else accept()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
