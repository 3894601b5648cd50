// Each browser has words of its own for a failure: Chromium one text per cause, Firefox mostly one code for all.

import { type Known, ruleOf, summaryOf } from '../known.ts'
import { handshakeFailed, request } from './heads.ts'

export const failureText: Known = {
  id: 'failure-text',
  sentence:
    'The browsers name one failure in words of their own: Chromium has one text per cause, Firefox a code, or headers and no text at all.',
  source: 'WHATWG WebSockets §4: pages are not told; measured',
  everyday: true,
  explains(chromium, firefox) {
    const [one, other] = [summaryOf(chromium), summaryOf(firefox)]
    return one.phase === other.phase && ruleOf(chromium) !== null && ruleOf(chromium) === ruleOf(firefox)
      ? ['failure text']
      : []
  },
  examples: [
    {
      chromium: `0.0  0  constructed  ws://localhost/ws${handshakeFailed('Unexpected response code: 404')}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}
        9.0  0  net:responded  404  version=HTTP/1.1
        9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
       10.0  3  error-fired
       10.0  3  close-fired    1006  unclean`,
      aspects: ['failure text'],
    },
  ],
}
