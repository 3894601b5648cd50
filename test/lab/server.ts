// The handshake lab's server: raw TCP on loopback, with and without TLS, so that it can answer an upgrade with
// anything a broken server might send; and HTTP/2. It serves the pages, gives each upgrade to its scenario,
// and logs like Daphne.

import { createSecureServer } from 'node:http2'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { pageLine, peerOf } from './access-log.ts'
import { chat } from './behaviours/chat.ts'
import { healthy } from './behaviours/healthy.ts'
import { openOverHttp2, statusOverHttp2 } from './behaviours/over-http2.ts'
import { statusAnswer } from './behaviours/status.ts'
import { type Certificate, certificates } from './certificates.ts'
import { serveHttp2 } from './extended-connect.ts'
import { listenOnLoopback } from './listen.ts'
import { bundleDashboard } from './pages/dashboard-bundle.ts'
import { type Origins, type Page, pageFor, urlOf } from './pages/page-for.ts'
import { isUpgrade, type RequestHead, readHead } from './request-head.ts'
import type { Scenario, SocketBehaviour, StreamBehaviour } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { type Upgrade, upgradeOf } from './upgrade.ts'

export interface Lab {
  /** http://localhost:PORT */
  origin: string
  /** A second listener on another port, for cross-origin sockets. */
  otherOrigin: string
  /** https://localhost:PORT, with a certificate that nobody trusts. */
  tlsOrigin: string
  /** https://localhost:PORT, with a certificate that has run out. */
  expiredOrigin: string
  /** https://localhost:PORT, where only HTTP/2 is spoken. */
  h2Origin: string
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
  /** Further pages by their path, for suites that bring their own. */
  pages?: (path: string) => Page | undefined
}

/** Starts the lab on loopback; throws a sentence that says so when the port is taken. */
export async function startLab({ port = 0, dist, pages }: LabOptions = {}): Promise<Lab> {
  const log: string[] = []
  const sockets = new Set<Socket>()
  const assets = await bundleDashboard(dist)
  const servers: Server[] = []

  const listen = async (
    wanted: number,
    scheme: string,
    make: (at: () => string) => Server,
  ): Promise<string> => {
    let origin = ''
    const bound = await listenOnLoopback(wanted, () => {
      const server = make(() => origin)
      // Below TLS, so that connections count from the first byte on.
      server.on('connection', (socket: Socket) => {
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
        // Resets are what this server is for; the connection is over either way.
        socket.on('error', () => socket.destroy())
      })
      return server
    })
    servers.push(...bound.servers)
    origin = `${scheme}://localhost:${bound.port}`
    return origin
  }

  const plain = (at: () => string): Server =>
    createServer({ noDelay: true }, (socket) => void converse(socket, at()))
  const overTls =
    (certificate: Certificate) =>
    (at: () => string): Server =>
      createTlsServer({ ...certificate, noDelay: true }, (socket) => {
        socket.on('error', () => socket.destroy())
        void converse(socket, at())
      })
  const overHttp2 =
    (certificate: Certificate) =>
    (at: () => string): Server => {
      const server = createSecureServer({ ...certificate, settings: { enableConnectProtocol: true } })
      serveHttp2(
        server,
        {
          page: (request) => pageFor(request, { ...origins, origin: at() }, assets),
          socket: streamBehaviourFor,
        },
        log,
      )
      return server
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
    const page = pages?.(request.path) ?? pageFor(request, { ...origins, origin: at }, assets)
    log.push(pageLine(peerOf(socket), request.method, request.target, page.status, page.body.length))
    socket.end(responseOf(page, request.method === 'HEAD'))
  }

  const stop = async (): Promise<void> => {
    const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
    const gone = [...sockets].map((socket) => new Promise<void>((resolve) => socket.once('close', resolve)))
    for (const socket of sockets) socket.destroy()
    await Promise.all([...closed, ...gone])
  }

  const { selfSigned, expired } = await certificates()
  const origins: Origins = {
    origin: await listen(port, 'http', plain),
    otherOrigin: await listen(0, 'http', plain),
    tlsOrigin: await listen(0, 'https', overTls(selfSigned)),
    expiredOrigin: await listen(0, 'https', overTls(expired)),
    h2Origin: await listen(0, 'https', overHttp2(selfSigned)),
    refusedOrigin: `http://localhost:${await portNobodyListensOn()}`,
  }
  const { refusedOrigin: _, ...listening } = origins
  return { ...listening, url: (scenario) => urlOf(scenario, origins), log, stop }
}

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))
const byDefault = healthy()
const unknown: SocketBehaviour = (upgrade) => {
  upgrade.answer(statusAnswer('404 Not Found'))
  upgrade.socket.end()
}

/** The endpoints: `/ws/chat/`, `/ws/dashboard/?cause=<cause>`, and `/ws/<scenario id>` with anything below. */
function behaviourFor({ request }: Upgrade): SocketBehaviour {
  if (request.path === '/ws/chat/') return chat
  const id =
    request.path === '/ws/dashboard/'
      ? `dashboard-${request.query.get('cause') ?? 'double-mount'}`
      : (/^\/ws\/([^/]+)/.exec(request.path)?.[1] ?? '')
  const scenario = byId.get(id)
  return scenario ? (scenario.ws ?? byDefault) : unknown
}

function streamBehaviourFor({ path }: RequestHead): StreamBehaviour {
  const scenario = byId.get(path.replace('/ws/', ''))
  return scenario ? (scenario.h2 ?? openOverHttp2) : statusOverHttp2(404)
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

async function portNobodyListensOn(): Promise<number> {
  const { port, servers } = await listenOnLoopback(0, () => createServer((socket) => socket.destroy()))
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return port
}
