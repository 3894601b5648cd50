// A 101 by HTTP/1.0: Chromium does not look at the version.

import { fate, isSound, type Known, ruleOf } from '../known.ts'
import { opened, request } from './heads.ts'

export const http10Accepted: Known = {
  id: 'http10-accepted',
  sentence: 'Chromium opens a socket on a 101 that came over HTTP/1.0; Firefox fails it.',
  source: 'RFC 9110 §15.2: HTTP/1.0 has no 101; measured',
  explains: (chromium, firefox) =>
    ruleOf(firefox) === 'http-version-too-old' && isSound(chromium) ? [...fate, 'answer header*'] : [],
  examples: [
    {
      lab: ['http10-101'],
      chromium: `0.0  0  constructed  ws://localhost/ws
        2.0  0  net:requested  ws://localhost/ws
        9.0  0  net:responded  101  version=HTTP/1.1${opened}`,
      firefox: `0.0  0  constructed  ws://localhost/ws${request}
        9.0  0  net:responded  101  version=HTTP/1.0
             |  upgrade: websocket
             |  connection: Upgrade
             |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
       10.0  3  error-fired
       10.0  3  close-fired    1006  unclean`,
      aspects: ['outcome', 'verdict', 'events', 'HTTP version'],
    },
  ],
}
