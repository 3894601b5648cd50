// A real engine.io server on loopback that echoes, for the page of its client.

import { createServer } from 'node:http'
import { attach } from 'engine.io'
import { listenOnLoopback } from '../lab/listen.ts'

export interface EngineServer {
  /** ws://localhost:PORT */
  readonly url: string
  stop(): Promise<void>
}

export async function startEngine(): Promise<EngineServer> {
  const { port, servers } = await listenOnLoopback(0, () => {
    const server = createServer((_, response) => response.end())
    attach(server, { path: '/engine', transports: ['websocket'] }).on('connection', (socket) => {
      socket.on('message', (message: string | Buffer) => socket.send(message))
    })
    return server
  })
  return {
    url: `ws://localhost:${port}`,
    async stop() {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}
