// A 101 by HTTP/1.0, which has no 1xx answers (RFC 9110 §15.2). Firefox fails it, Chromium opens the socket.

import { brokeCheck, brokenHandshake } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const httpVersionTooOld: Rule = {
  id: 'http-version-too-old',
  title: 'The 101 came over HTTP/1.0',
  family: 'negotiation',
  advice:
    'Let the server or proxy answer with HTTP/1.1 (nginx: proxy_http_version 1.1): HTTP/1.0 knows no upgrade. Chromium opens such a socket, Firefox does not.',
  check(found) {
    if (!brokeCheck(found, 'version')) return null
    return brokenHandshake(
      found,
      said`The server answered 101 by \`${found.summary.responded?.version ?? ''}\`, which knows no upgrade; this browser then fails the connection`,
    )
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
         9.0  0  net:responded  101  version=HTTP/1.0
              |  upgrade: websocket
              |  connection: Upgrade
              |  sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'http-version-too-old' },
    },
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         9.0  0  net:responded  101  version=HTTP/1.0
        10.0  1  open-fired`,
      verdicts: { 'd.1': null },
    },
  ],
}
