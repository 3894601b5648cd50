// No answer within the browser’s own patience: 240 s in Chromium, 20 s in Firefox, which then gives no reason at all.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import { type Case, evidence, failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { duration } from '../words.ts'

/** Firefox: `network.websocket.timeout.open`, 20 s; the end comes with no word of why. */
function ranOut(found: Case): boolean {
  const { summary, browser } = found
  if (browser !== 'firefox' || !failedByBrowser(found) || summary.responded || summary.failed) return false
  const age = (summary.endedAt ?? 0) - summary.startedAt
  return summary.requested !== null && age >= 19_500 && age <= 22_000
}

export const timedOut: Rule = {
  id: 'timed-out',
  title: 'No answer in time',
  family: 'unreachable',
  advice:
    'Look whether the server saw the request: a consumer that never accepts, a cold backend, or a firewall that drops packets without a word all look like this. A server that chooses a subprotocol which was not offered may hang too (Daphne does).',
  check(found) {
    const ran = ranOut(found)
    if (!failedAs(found, 'timed-out') && !ran) return null
    const { summary } = found
    const age = duration((summary.endedAt ?? summary.startedAt) - summary.startedAt)
    return {
      ...failedConnection(
        found,
        said`The browser gave up after ${age}: no complete answer to the handshake had come`,
      ),
      certainty: ran ? 'likely' : 'certain',
      evidence: evidence(
        [summary.failed?.text ?? '', summary.failed],
        [said`the request was sent`, summary.sent],
        [said`failed ${age} after the constructor`, summary.closed],
      ),
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
            0.0  0  constructed    ws://localhost/ws
            2.0  0  net:requested  ws://localhost/ws
            2.1  0  net:sent
        20004.0  3  error-fired
        20004.1  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'timed-out' },
    },
    {
      browser: 'chromium',
      log: `
             0.0  0  constructed  ws://localhost/ws
        240001.0  0  net:failed   "WebSocket opening handshake timed out"
        240002.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'timed-out' },
    },
  ],
}
