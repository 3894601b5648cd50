// Chromium tells extensions nothing of shared workers; Firefox lists their requests.

import { type Known, summaryOf } from '../known.ts'

export const sharedWorkers: Known = {
  id: 'shared-workers',
  sentence:
    'Chromium tells extensions nothing of a shared worker’s sockets; Firefox lists their requests, without page facts.',
  source: 'measured: no entry in `devtools.network`, and a tab of −1 in `webRequest`',
  explains: () => [],
  explainsOnly: (lone, browser) =>
    browser === 'firefox' && !summaryOf(lone).constructed && !summaryOf(lone).threw,
  examples: [
    {
      lab: ['shared-worker'],
      chromium: '',
      firefox: `
        socket net.1
          0.0  -  net:requested  ws://localhost/ws  from=blob:http://localhost/worker
          0.1  -  net:sent
          9.0  -  net:responded  101  version=HTTP/1.1
        socket net.2  +20.0
          0.0  -  net:requested  ws://localhost/missing  from=blob:http://localhost/worker
          0.1  -  net:sent
          9.0  -  net:responded  404  version=HTTP/1.1
          9.5  -  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED`,
      aspects: [],
    },
  ],
}
