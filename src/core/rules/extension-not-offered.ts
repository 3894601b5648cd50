// The answer holds an extension that was not offered, or parameters that are not allowed (RFC 6455 §9.1, RFC 7692 §7).

import { brokeCheck, brokenHandshake } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'

export const extensionNotOffered: Rule = {
  id: 'extension-not-offered',
  title: 'Extension reply not acceptable',
  family: 'negotiation',
  advice:
    'The answer may only hold extensions that were offered, once each, with parameters that RFC 7692 §7 allows. Turn compression off at the server or proxy to see whether the socket opens.',
  check(found) {
    if (!brokeCheck(found, 'extensions')) return null
    return brokenHandshake(
      found,
      `The server’s \`Sec-WebSocket-Extensions\` does not fit what the browser offered`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Found an unsupported extension 'foo' in 'Sec-WebSocket-Extensions' header"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'extension-not-offered' },
    },
  ],
}
