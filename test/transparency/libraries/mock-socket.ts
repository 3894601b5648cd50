// mock-socket: replaces WebSocket by a class of its own while its server is up, and puts it back.

import { Server } from 'mock-socket'
import { base, everything, healthy, say, tell } from './scenario.ts'

tell(async () => {
  const native = window.WebSocket
  const server = new Server(`${base}ok-echo`)
  server.on('connection', (socket) => {
    socket.on('message', (data) => socket.send(`mock ${String(data)}`))
  })
  say('replaced', window.WebSocket === native)
  await healthy('mocked')
  server.stop()
  say('restored', window.WebSocket === native, String(window.WebSocket))
  await everything('native again')
})
