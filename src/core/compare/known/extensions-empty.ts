// A Sec-WebSocket-Extensions with nothing in it: Chromium wants at least one extension, Firefox reads it as none.

import { header } from '../../summary.ts'
import { brokenOf, fate, isSound, type Known, summaryOf } from '../known.ts'
import { accepted, handshakeFailed, opened, request } from './heads.ts'

export const extensionsEmpty: Known = {
  id: 'extensions-empty',
  sentence:
    'Firefox takes an empty `Sec-WebSocket-Extensions` for no extension and opens; Chromium fails the connection.',
  source: 'RFC 6455 §9.1; measured',
  explains(chromium, firefox) {
    const { responded } = summaryOf(firefox)
    const empty = header(responded?.headers ?? null, 'sec-websocket-extensions').some(
      (each) => each.trim() === '',
    )
    return brokenOf(chromium) === 'extensions-syntax' && isSound(firefox) && empty ? fate : []
  },
  examples: [
    {
      lab: ['extension-empty'],
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed("'Sec-WebSocket-Extensions' header value is rejected by the parser: ")}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}${accepted('sec-websocket-extensions: ""')}${opened}`,
      aspects: ['outcome', 'verdict', 'events'],
    },
  ],
}
