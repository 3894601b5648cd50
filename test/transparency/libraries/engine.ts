// engine.io's client, beneath Socket.IO: its own protocol over a native socket, against its own server.

import { Socket } from 'engine.io-client'
import { base, say, tell } from './scenario.ts'

function conversation(name: string, url: string, path: string): Promise<void> {
  const socket = new Socket(url, { path, transports: ['websocket'], query: { t: 'same' } })
  return new Promise((resolve) => {
    socket.on('open', () => {
      say(name, 'open', socket.transport.name, socket.readyState)
      socket.send('hello')
      socket.send(new Uint8Array([1, 2, 3]))
    })
    let heard = 0
    socket.on('message', (data: unknown) => {
      say(name, 'message', typeof data === 'string' ? data : Object.prototype.toString.call(data))
      if (++heard === 2) socket.close()
    })
    socket.on('error', (error) => say(name, 'error', String(error)))
    socket.on('close', (reason) => {
      say(name, 'close', reason)
      resolve()
    })
  })
}

tell(async () => {
  const engine = new URLSearchParams(location.search).get('engine') ?? ''
  await conversation('echo', engine, '/engine')
  await conversation('refused', base, '/ws/status-403')
})
