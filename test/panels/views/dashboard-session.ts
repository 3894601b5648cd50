// One session in the notation, as a person meets it: a dashboard with sockets that work beside sockets that
// do not, and a worker without page facts. The panel's tests read it, and pictures can be taken of it.

import type { Fact } from '../../../src/core/fact.ts'
import { parse } from '../../../src/core/notation.ts'

/** Facts in order of time, as the background sends them. */
export function factsOf(log: string): readonly Fact[] {
  return parse(log)
    .flatMap(({ facts }) => facts)
    .sort((a, b) => a.at - b.at)
}

export const dashboard = `
  socket tab.0
       0.0  -  ctx:network-watched  devtools.network
  socket d.0  +1.0
       0.0  -  ctx:document-started  http://localhost:5173/dashboard  top
  socket d.1  +160.0
       0.0  0  constructed       ws://localhost:8000/ws/chat/  Chat@http://localhost:5173/src/Chat.tsx:12:14
       0.2  0  handler-set       onopen  Chat@http://localhost:5173/src/Chat.tsx:13:3
       0.3  0  handler-set       onmessage  Chat@http://localhost:5173/src/Chat.tsx:14:3
     158.0  1  open-fired
     400.0  1  message-received  text  41B  preview="{\\"from\\":\\"ada\\",\\"text\\":\\"hello\\"}"
     401.0  1  send-called       text  2B  preview=ok  send@http://localhost:5173/src/Chat.tsx:20:5
    2400.0  1  message-received  text  9B  preview="<b>hi</b>"
  socket net.1  +160.4
       0.0  -  net:requested  ws://localhost:8000/ws/chat/  initiator=d.1
       0.0  -  net:sent
            |  Origin: http://localhost:5173
            |  Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
     157.0  -  net:responded  101  version=HTTP/1.1
            |  Upgrade: websocket
            |  Connection: Upgrade
            |  Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
  socket d.2  +200.0
       0.0  0  constructed   ws://localhost:8000/ws/dashboard/  useWebSocket@http://localhost:5173/src/useWebSocket.ts:31:18
            |  at commitHookEffectListMount@http://localhost:5173/react-dom.js:400:9
       1.1  0  handler-set   onopen  useWebSocket@http://localhost:5173/src/useWebSocket.ts:33:5
       1.2  0  handler-set   onclose  useWebSocket@http://localhost:5173/src/useWebSocket.ts:34:5
      18.4  2  close-called  -  cleanup@http://localhost:5173/src/useWebSocket.ts:47:12
      22.0  3  error-fired
      22.1  3  close-fired   1006  unclean
  socket net.2  +200.9
       0.0  -  net:requested  ws://localhost:8000/ws/dashboard/  initiator=d.2
       0.0  -  net:sent
            |  Origin: http://localhost:5173
      20.8  -  net:responded  101  version=HTTP/1.1
  socket d.3  +219.4
       0.0  0  constructed  ws://localhost:8000/ws/dashboard/  useWebSocket@http://localhost:5173/src/useWebSocket.ts:31:18
     210.0  1  open-fired
  socket d.4  +920.0
       0.0  0  constructed  ws://localhost:8000/ws/alerts/
     198.0  3  error-fired
     198.1  3  close-fired  1006  unclean
  socket net.4  +920.6
       0.0  -  net:requested  ws://localhost:8000/ws/alerts/  initiator=d.4
       0.0  -  net:sent
            |  Origin: http://localhost:5173
     196.0  -  net:failed  "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: dashboard.v2"
  socket d.5  +1840.0
       0.0  0  constructed  ws://localhost:8000/ws/alerts/
     166.0  3  error-fired
     166.1  3  close-fired  1006  unclean
  socket net.5  +1840.6
       0.0  -  net:requested  ws://localhost:8000/ws/alerts/  initiator=d.5
       0.0  -  net:sent
            |  Origin: http://localhost:5173
     164.0  -  net:failed  "Error during WebSocket handshake: Unexpected response code: 403"
  socket d.6  +1260.0
       0.0  0  constructed  ws://localhost:8000/ws/feed/
      80.0  1  open-fired
    1130.0  3  close-fired  1000  clean
  socket net.7  +500.0
       0.0  -  net:requested  ws://localhost:8000/ws/metrics  from=http://localhost:5173/metrics.js
       0.0  -  net:sent
            |  Origin: http://localhost:5173
      84.0  -  net:responded  101  version=HTTP/1.1
     900.0  -  net:frame-sent      1  12B  preview="{\\"cpu\\":0.31}"
`
