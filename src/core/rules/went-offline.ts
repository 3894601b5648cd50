// The browser lost its network: it says so itself, or the page was told `offline` while the socket was connecting.

import type { ConnectivityChanged } from '../fact.ts'
import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import { evidence, failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'

export const wentOffline: Rule = {
  id: 'went-offline',
  title: 'The browser was offline',
  family: 'unreachable',
  advice:
    'Nothing is wrong with the server: wait for the `online` event before connecting again, and after a sleep of the machine expect every socket to be gone.',
  check(found) {
    const { summary, socket } = found
    const seen = failedAs(found, 'offline')
    if (!seen && (!failedByBrowser(found) || summary.responded)) return null
    const told = socket.facts.find(
      (fact): fact is ConnectivityChanged => fact.kind === 'ctx:connectivity-changed' && !fact.online,
    )
    if (!seen && !told) return null
    return {
      ...failedConnection(
        found,
        seen
          ? said`The browser is offline`
          : said`The browser went offline while this socket was connecting, and then failed it`,
      ),
      certainty: seen ? 'certain' : 'likely',
      evidence: evidence(
        [summary.failed?.text ?? '', summary.failed?.text ? summary.failed : null],
        [said`the page was told that it is offline`, told ?? null],
        [said`closed`, summary.closed],
      ),
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed               ws://localhost/ws
         5.0  -  ctx:connectivity-changed  offline
        10.0  3  error-fired
        10.0  3  close-fired               1006  unclean`,
      verdicts: { 'd.1': 'went-offline' },
    },
  ],
}
