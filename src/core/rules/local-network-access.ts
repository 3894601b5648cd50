// Local Network Access: a page from the public network may not reach a private or loopback address unasked.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { hostOf } from '../words.ts'

export const localNetworkAccess: Rule = {
  id: 'local-network-access',
  title: 'Blocked: access to the local network',
  family: 'blocked',
  advice:
    'The page must be a secure context and the person must allow it to reach the local network (site settings, “Local network access”); a policy may allow it for everybody. Or serve page and socket from the same network.',
  check(found) {
    if (!failedAs(found, 'local-network')) return null
    return failedConnection(
      found,
      said`The browser did not let this page reach \`${hostOf(found.summary.url)}\` in the local network`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed  ws://192.168.0.9/ws
        3.0  0  net:failed   "Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS"
        4.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'local-network-access' },
    },
  ],
}
