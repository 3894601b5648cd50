// WebSocketStream is an interface of Chromium's alone.

import { type Known, summaryOf } from '../known.ts'

export const streams: Known = {
  id: 'websocket-stream',
  sentence:
    '`WebSocketStream` exists in Chromium alone; a page that uses it must do something else in Firefox.',
  source: 'WebSocketStream explainer; Chromium 124',
  explains: () => [],
  explainsOnly: (lone, browser) =>
    browser === 'chromium' && summaryOf(lone).constructed?.api === 'WebSocketStream',
  examples: [
    {
      lab: ['websocket-stream'],
      chromium: `
         0.0  0  constructed  ws://localhost/ws  api=WebSocketStream
        10.0  1  open-fired
        90.0  3  close-fired  1000  clean`,
      firefox: '',
      aspects: [],
    },
    {
      lab: ['websocket-stream-403'],
      chromium: `
         0.0  0  constructed    ws://localhost/ws  api=WebSocketStream
         0.5  0  net:requested  ws://localhost/ws
         1.0  0  net:sent
         9.0  0  net:failed     "Error during WebSocket handshake: Unexpected response code: 403"
        10.0  3  error-fired`,
      firefox: '',
      aspects: [],
    },
    {
      lab: ['websocket-stream-aborted'],
      chromium: `
         0.0  0  constructed   ws://localhost/ws  api=WebSocketStream
         5.0  2  close-called  -
         5.1  3  error-fired`,
      firefox: '',
      aspects: [],
    },
  ],
}
