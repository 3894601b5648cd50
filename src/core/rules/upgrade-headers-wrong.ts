// The 101 lacks the right Upgrade or Connection header: mostly a proxy’s doing (RFC 6455 §4.1).

import { brokeCheck, brokenHandshake } from '../findings/broken-handshake.ts'
import type { Rule } from '../rule.ts'

export const upgradeHeadersWrong: Rule = {
  id: 'upgrade-headers-wrong',
  title: '101 without the right Upgrade and Connection headers',
  family: 'negotiation',
  advice:
    'A proxy probably strips or rewrites hop-by-hop headers. Let it pass Upgrade and Connection through (nginx: proxy_http_version 1.1, proxy_set_header Upgrade and Connection).',
  check(found) {
    if (!brokeCheck(found, 'upgrade') && !brokeCheck(found, 'connection')) return null
    return brokenHandshake(
      found,
      `The answer is a 101, but its \`${found.handshake.broken?.title.split(':')[0]}\` header is missing or wrong (RFC 6455 §4.1)`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: 'Upgrade' header is missing"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'upgrade-headers-wrong' },
    },
  ],
}
