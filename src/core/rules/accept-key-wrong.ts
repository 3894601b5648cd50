// The answer’s Sec-WebSocket-Accept is missing, repeated or not the one for the key (RFC 6455 §4.2.2).

import { brokeCheck, brokenHandshake } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'

export const acceptKeyWrong: Rule = {
  id: 'accept-key-wrong',
  title: 'Wrong Sec-WebSocket-Accept',
  family: 'negotiation',
  advice:
    'Something between the browser and the server answered for another key: a proxy that opens its own handshake, a cache, or a hand-written server. Compare with a direct connection.',
  check(found) {
    if (!brokeCheck(found, 'accept')) return null
    return brokenHandshake(
      found,
      'The answer’s `Sec-WebSocket-Accept` does not prove that the server understood this handshake (RFC 6455 §4.2.2)',
    )
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
  ],
}
