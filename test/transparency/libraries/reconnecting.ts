// reconnecting-websocket: opens native sockets one after another behind one object.

import ReconnectingWebSocket from 'reconnecting-websocket'
import { base, later, say, tell } from './scenario.ts'

const options = { minReconnectionDelay: 1, maxReconnectionDelay: 2, minUptime: 1, connectionTimeout: 4000 }

function follow(name: string, socket: ReconnectingWebSocket): void {
  socket.addEventListener('open', () => say(name, 'open', socket.readyState))
  socket.addEventListener('error', ({ message }) => say(name, 'error', message, socket.retryCount))
}

tell(async () => {
  const socket = new ReconnectingWebSocket(`${base}ok-echo`, [], options)
  follow('echo', socket)
  await new Promise<void>((resolve) => {
    let times = 0
    socket.onopen = () => socket.send('hello')
    socket.onmessage = ({ data }) => {
      say('echo', 'message', data)
      if (++times < 3) socket.reconnect()
      else socket.close(3001, 'done')
    }
    socket.onclose = ({ code, reason, wasClean }) => {
      say('echo', 'close', code, reason, wasClean, times)
      if (times === 3) resolve()
    }
  })
  for (const scenario of ['close-4001-at-once', 'status-403']) {
    const failing = new ReconnectingWebSocket(base + scenario, 'v1', { ...options, maxRetries: 3 })
    follow(scenario, failing)
    await new Promise<void>((resolve) => {
      let times = 0
      failing.onclose = ({ code, reason, wasClean }) => {
        say(scenario, 'close', code, reason, wasClean)
        if (++times === 3) resolve()
      }
    })
    failing.close()
    await later()
  }
})
