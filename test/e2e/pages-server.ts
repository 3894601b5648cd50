// A server for a test's own pages, on loopback: one that tells what was asked of it.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PagesServer {
  readonly port: number
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[]
  stop(): void
}

/** Serves documents by their paths; everything else is not found. Listens on every name of this machine. */
export async function servePages(pages: Readonly<Record<string, string>>): Promise<PagesServer> {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const page = pages[url]
    response.statusCode = page === undefined ? 404 : 200
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page ?? '')
  })
  // Without IPv6 localhost is IPv4 alone; `::` would take neither.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
