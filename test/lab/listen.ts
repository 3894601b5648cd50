// Listeners on loopback: on 127.0.0.1 and, where there is IPv6, on ::1 too, because browsers differ in what
// `localhost` is.

import type { Server } from 'node:net'

export interface Bound {
  port: number
  servers: Server[]
}

/** Starts what `make` makes on each address, all on one port; 0 lets the system choose. */
export async function listenOnLoopback(wanted: number, make: () => Server): Promise<Bound> {
  const first = await listenAt('127.0.0.1', wanted, make())
  const port = portOf(first)
  try {
    return { port, servers: [first, await listenAt('::1', port, make())] }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return { port, servers: [first] }
    await new Promise((resolve) => first.close(resolve))
    if (wanted === 0 && code === 'EADDRINUSE') return listenOnLoopback(0, make)
    throw error
  }
}

function listenAt(host: string, port: number, server: Server): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The lab listens on no TCP port.')
  return address.port
}
