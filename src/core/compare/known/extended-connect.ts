// A socket inside of an HTTP/2 connection has no 101; how its head is shown is up to each browser.

import { transportOf } from '../../handshake/transport.ts'
import { type Known, summaryOf } from '../known.ts'
import type { Viewed } from '../view.ts'

const isHttp2 = (viewed: Viewed) => transportOf(summaryOf(viewed)) === 'HTTP/2'

export const extendedConnect: Known = {
  id: 'extended-connect',
  sentence:
    'One of the two sockets went by an extended CONNECT inside of an HTTP/2 connection, or both and shown otherwise: success is 200 there, and `Upgrade`, `Connection` and the keys are of HTTP/1.1 only.',
  source: 'RFC 8441 §5; measured',
  explains(chromium, firefox) {
    const both = [chromium, firefox].every(
      (each) => summaryOf(each).opened || summaryOf(each).phase === 'failed',
    )
    const alike = Boolean(summaryOf(chromium).opened) === Boolean(summaryOf(firefox).opened)
    if (!both || !alike || !(isHttp2(chromium) || isHttp2(firefox))) return []
    const framing = [
      'connection',
      'upgrade',
      'sec-websocket-version',
      'sec-websocket-extensions',
      'transfer-encoding',
    ]
    return [
      'HTTP version',
      'answer header x-firefox-*',
      ...(summaryOf(firefox).opened ? ['status'] : []),
      ...framing.flatMap((name) => [`request header ${name}`, `answer header ${name}`]),
    ]
  },
  examples: [
    {
      chromium: `
         0.0  0  constructed    wss://localhost/ws
         2.0  0  net:requested  wss://localhost/ws
         9.0  0  net:responded  200  version=HTTP/1.1
        10.0  1  open-fired`,
      firefox: `
         0.0  0  constructed    wss://localhost/ws
         2.0  0  net:requested  wss://localhost/ws
         9.0  0  net:responded  200  version=HTTP/2.0
        10.0  1  open-fired`,
      aspects: ['HTTP version'],
    },
  ],
}
