// The connection was closed or reset before a complete answer.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const droppedBeforeAnswer: Rule = {
  id: 'dropped-before-answer',
  title: 'The connection was dropped before an answer',
  family: 'rejected',
  advice:
    'The server or a proxy ended the TCP connection without a complete answer: a crash, a time-out, a firewall, or a TLS port asked without TLS (try wss:).',
  check(found) {
    if (!failedAs(found, 'dropped')) return null
    return failedConnection(
      found,
      said`The connection was closed or reset before a complete answer to the handshake arrived`,
    )
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         9.5  0  net:failed     NS_ERROR_NET_RESET
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'dropped-before-answer' },
    },
  ],
}
