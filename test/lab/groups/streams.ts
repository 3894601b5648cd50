// WebSocketStream, which has promises where WebSocket has events.

import { scenario as websocketStream } from '../scenarios/websocket-stream.ts'
import { scenario as websocketStream403 } from '../scenarios/websocket-stream-403.ts'
import { scenario as websocketStreamAborted } from '../scenarios/websocket-stream-aborted.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const streams: ScenarioGroup = {
  title: 'Sockets that are streams',
  scenarios: [websocketStream, websocketStream403, websocketStreamAborted],
}
