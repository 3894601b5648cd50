// MSW's interceptor: stands in for WebSocket; answers by itself, or lets the real connection through.

import { WebSocketInterceptor } from '@mswjs/interceptors/WebSocket'
import { everything, healthy, say, tell } from './scenario.ts'

const native = window.WebSocket
const interceptor = new WebSocketInterceptor()
let through = false
interceptor.on('connection', ({ client, server }) => {
  say('connection', client.url.href, through)
  if (through) {
    server.connect()
    return
  }
  client.addEventListener('message', ({ data }) => {
    say('intercepted', data)
    client.send(`mock ${String(data)}`)
  })
})

tell(async () => {
  interceptor.apply()
  say('applied', window.WebSocket === native)
  await healthy('mocked')
  through = true
  await healthy('through')
  interceptor.dispose()
  say('disposed', window.WebSocket === native, String(window.WebSocket))
  await everything('native again')
})
