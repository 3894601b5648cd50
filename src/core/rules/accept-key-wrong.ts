// The answer’s Sec-WebSocket-Accept is missing, repeated or not the one for the key (RFC 6455 §4.2.2).

import { brokeCheck, brokenHandshake, quoted } from '../findings/broken-handshake.ts'
import { acceptFor } from '../handshake/answer-rules.ts'
import type { Case, Rule } from '../rule.ts'
import { said } from '../said.ts'
import { header } from '../summary.ts'

function sentenceOf({ summary, handshake }: Case): string {
  const { broken } = handshake
  if (broken?.id === 'accept-present')
    return said`The answer is a 101 without a \`Sec-WebSocket-Accept\` header`
  if (broken?.id === 'accept-single')
    return said`The answer holds \`Sec-WebSocket-Accept\` more than once; it must hold it exactly once`
  const [key] = header(summary.sent?.headers ?? null, 'sec-websocket-key')
  const got =
    broken?.value === null
      ? said`The answer’s \`Sec-WebSocket-Accept\` is not the one for the key of this handshake`
      : said`The answer’s \`Sec-WebSocket-Accept\` is ${quoted(broken?.value ?? null, said`empty`)}, which is not the one for the key of this handshake`
  return key === undefined ? got : said`${got}: for \`${key}\` it must be \`${acceptFor(key)}\``
}

export const acceptKeyWrong: Rule = {
  id: 'accept-key-wrong',
  title: 'Wrong Sec-WebSocket-Accept',
  family: 'negotiation',
  advice:
    'Something between the browser and the server answered for another key: a proxy that opens its own handshake, a cache, or a hand-written server. Compare with a direct connection.',
  check(found) {
    return brokeCheck(found, 'accept') ? brokenHandshake(found, sentenceOf(found)) : null
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'accept-key-wrong' },
    },
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         2.1  0  net:sent
              |  sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
         9.0  0  net:responded  101  version=HTTP/1.1
              |  upgrade: websocket
              |  connection: Upgrade
              |  sec-websocket-accept: bm90IHRoZSByaWdodCBvbmU=
        10.0  3  error-fired
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'accept-key-wrong' },
    },
  ],
}
