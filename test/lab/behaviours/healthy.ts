// What a healthy endpoint does: the handshake and everything after it by the `ws` package, on the lab's
// raw connection. Servers that negotiate wrongly but otherwise work are this with one option turned.

import { IncomingMessage } from 'node:http'
import { type PerMessageDeflateOptions, type WebSocket, WebSocketServer } from 'ws'
import type { SocketBehaviour } from '../scenario.ts'
import type { Upgrade } from '../upgrade.ts'

export interface HealthyOptions {
  /** The subprotocol to choose from those offered; none by default. */
  choose?: (offered: ReadonlySet<string>) => string | false
  /** Further lines of the 101, e.g. 'Sec-WebSocket-Protocol: unasked'. */
  lines?: readonly string[]
  /** Whether permessage-deflate is accepted, or with which parameters. */
  deflate?: boolean | PerMessageDeflateOptions
  /** Milliseconds before the 101. */
  after?: number
  /** Puts the 101 and what `opened` sends at once into one segment. */
  together?: boolean
  /** What the server does with the open socket; by default it echoes. */
  opened?: (socket: WebSocket, upgrade: Upgrade) => void
}

export function healthy(options: HealthyOptions = {}): SocketBehaviour {
  return (upgrade) => {
    if (options.after) upgrade.later(options.after, () => accept(upgrade, options))
    else accept(upgrade, options)
  }
}

/** Sends back every message as it came. */
export function echo(socket: WebSocket): void {
  socket.on('message', (message, binary) => socket.send(message, { binary }))
}

function accept(upgrade: Upgrade, options: HealthyOptions): void {
  const { socket, request } = upgrade
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: options.deflate ?? false,
    handleProtocols: (offered) => options.choose?.(offered) ?? false,
  })
  server.on('headers', (headers) => headers.push(...(options.lines ?? [])))
  server.on('wsClientError', () => upgrade.log('WSREJECT'))

  const message = new IncomingMessage(socket)
  message.method = request.method
  message.url = request.target
  message.headers = { ...request.headers }

  if (options.together) socket.cork()
  server.handleUpgrade(message, socket, upgrade.rest, (client) => {
    upgrade.log('WSCONNECT')
    // A browser that vanishes is an ordinary end here; `ws` would throw without a listener.
    client.on('error', () => client.terminate())
    ;(options.opened ?? echo)(client, upgrade)
  })
  if (options.together) socket.uncork()
}
