// A browser’s limit of sockets: 255 a renderer in Chromium, 200 in all in Firefox (network.websocket.max-connections).

import { failedConnection } from '../findings/failed-connection.ts'
import { type Case, earlier, evidence, failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { plural } from '../words.ts'

const limits: Readonly<Record<Case['browser'], number>> = { chromium: 255, firefox: 200, unknown: 255 }

/** How many other sockets lived when this one was constructed; counting ends at the limit. */
function alive(found: Case, limit: number): number {
  const { startedAt } = found.summary
  let count = 0
  for (const { summary } of earlier(found))
    if (summary.phase !== 'failed' && (summary.endedAt ?? startedAt) >= startedAt && ++count === limit) break
  return count
}

export const tooManySockets: Rule = {
  id: 'too-many-sockets',
  title: 'Too many sockets at once',
  family: 'blocked',
  advice:
    'Close sockets that are no longer used: something opens them without end (look at the story of this endpoint), or many parts of the page each open their own. Share one socket.',
  check(found) {
    const { summary, browser } = found
    if (!failedByBrowser(found) || summary.responded) return null
    const told = found.handshake.cause?.is === 'too-many'
    if (!told && summary.requested) return null
    const limit = limits[browser]
    const count = told ? 0 : alive(found, limit)
    if (!told && count < limit) return null
    return {
      ...failedConnection(
        found,
        told
          ? said`The browser had no resources left for another socket`
          : said`${plural(count, 'socket')} of this session were alive when this one was constructed, and the browser failed it without a request: its limit is ${limit}`,
      ),
      certainty: told ? 'certain' : 'likely',
      evidence: evidence(
        [summary.failed?.text ?? '', summary.failed],
        [said`failed with no request seen`, summary.errored ?? summary.closed],
        [said`constructed`, summary.constructed],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed  ws://localhost/ws
        3.0  0  net:failed   "Insufficient resources"
        4.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'too-many-sockets' },
    },
  ],
}
