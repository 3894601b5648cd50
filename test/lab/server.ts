// The handshake lab's server: raw TCP on loopback, so that it can answer an upgrade with anything a broken
// server might send. It serves the pages, gives each upgrade to its scenario, and logs like Daphne.

import { createServer, type Server, type Socket } from 'node:net'
import { pageLine, peerOf } from './access-log.ts'
import { chat } from './behaviours/chat.ts'
import { healthy } from './behaviours/healthy.ts'
import { statusAnswer } from './behaviours/status.ts'
import { bundleDashboard } from './pages/dashboard-bundle.ts'
import { type Page, pageFor } from './pages/page-for.ts'
import { isUpgrade, readHead } from './request-head.ts'
import type { Scenario, SocketBehaviour } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { type Upgrade, upgradeOf } from './upgrade.ts'

export interface Lab {
  /** http://localhost:PORT */
  origin: string
  /** A second listener on another port, for cross-origin sockets. */
  otherOrigin: string
  url(scenario: Scenario): string
  /** Access lines as the server wrote them, Daphne-like. */
  log: string[]
  stop(): Promise<void>
}

export interface LabOptions {
  /** 0, the default, lets the system choose. */
  port?: number
  /** A folder to also write the bundled dashboard to; by default it stays in memory. */
  dist?: string
}

/** Starts the lab on loopback; throws a sentence that says so when the port is taken. */
export async function startLab({ port = 0, dist }: LabOptions = {}): Promise<Lab> {
  const log: string[] = []
  const sockets = new Set<Socket>()
  const assets = await bundleDashboard(dist)
  const servers: Server[] = []

  const listen = async (wanted: number): Promise<string> => {
    let origin = ''
    const bound = await listenOnLoopback(wanted, (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      // Resets are what this server is for; the connection is over either way.
      socket.on('error', () => socket.destroy())
      void converse(socket, origin)
    })
    servers.push(...bound.servers)
    origin = `http://localhost:${bound.port}`
    return origin
  }

  const converse = async (socket: Socket, at: string): Promise<void> => {
    const head = await readHead(socket)
    if (!head) return
    const { request, rest } = head
    // Reading goes on in the next tick, when whoever answers is listening; unread, an end goes unnoticed.
    socket.resume()
    if (isUpgrade(request)) {
      const upgrade = upgradeOf(socket, request, rest, at, log)
      upgrade.log('WSCONNECTING')
      socket.on('close', () => upgrade.log('WSDISCONNECT'))
      behaviourFor(upgrade)(upgrade)
      return
    }
    const page = pageFor(request, { origin, otherOrigin, refusedOrigin }, assets)
    log.push(pageLine(peerOf(socket), request.method, request.target, page.status, page.body.length))
    socket.end(responseOf(page, request.method === 'HEAD'))
  }

  const stop = async (): Promise<void> => {
    const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
    const gone = [...sockets].map((socket) => new Promise<void>((resolve) => socket.once('close', resolve)))
    for (const socket of sockets) socket.destroy()
    await Promise.all([...closed, ...gone])
  }

  const origin = await listen(port)
  const otherOrigin = await listen(0)
  const refusedOrigin = `http://localhost:${await portNobodyListensOn()}`
  return { origin, otherOrigin, url: (scenario) => origin + scenario.page, log, stop }
}

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))
const byDefault = healthy()
const unknown: SocketBehaviour = (upgrade) => {
  upgrade.answer(statusAnswer('404 Not Found'))
  upgrade.socket.end()
}

/** `/ws/chat/`, `/ws/dashboard/?cause=<cause>` and `/ws/<scenario id>` are the endpoints there are. */
function behaviourFor({ request }: Upgrade): SocketBehaviour {
  if (request.path === '/ws/chat/') return chat
  const id =
    request.path === '/ws/dashboard/'
      ? `dashboard-${request.query.get('cause') ?? 'double-mount'}`
      : request.path.replace('/ws/', '')
  const scenario = byId.get(id)
  return scenario ? (scenario.ws ?? byDefault) : unknown
}

function responseOf(page: Page, headOnly: boolean): Buffer {
  const body = Buffer.from(page.body)
  const lines = [
    `HTTP/1.1 ${page.status} ${page.status === 200 ? 'OK' : page.status === 204 ? 'No Content' : 'Not Found'}`,
    `Content-Type: ${page.type}; charset=utf-8`,
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    'Connection: close',
    ...Object.entries(page.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), headOnly ? Buffer.alloc(0) : body])
}

type Taken = (socket: Socket) => void

/** Listens on 127.0.0.1 and, where there is IPv6, on ::1 too: browsers differ in what `localhost` is. */
async function listenOnLoopback(wanted: number, taken: Taken): Promise<{ port: number; servers: Server[] }> {
  const first = await listenAt('127.0.0.1', wanted, taken)
  const port = portOf(first)
  try {
    return { port, servers: [first, await listenAt('::1', port, taken)] }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return { port, servers: [first] }
    await new Promise((resolve) => first.close(resolve))
    if (wanted === 0 && code === 'EADDRINUSE') return listenOnLoopback(0, taken)
    throw error
  }
}

function listenAt(host: string, port: number, taken: Taken): Promise<Server> {
  const server = createServer({ noDelay: true }, taken)
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

async function portNobodyListensOn(): Promise<number> {
  const { port, servers } = await listenOnLoopback(0, (socket) => socket.destroy())
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return port
}
