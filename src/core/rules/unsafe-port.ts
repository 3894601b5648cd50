// A port that browsers never connect to (Fetch §2.9 “bad port”): no request leaves.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import { type Case, evidence, failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { hostOf } from '../words.ts'

/** The list of the Fetch standard, https://fetch.spec.whatwg.org/#bad-port. */
const badPorts: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

/** Nothing was sent or answered, the browser gave no other reason, and the port is on the list. */
function refusedSilently(found: Case): boolean {
  const { summary } = found
  if (!failedByBrowser(found) || summary.sent || summary.responded || !hasBadPort(found)) return false
  const { cause } = found.handshake
  return cause === null || cause.is === 'withheld'
}

function hasBadPort({ summary }: Case): boolean {
  const port = /:(\d+)$/.exec(hostOf(summary.url))?.[1]
  return port !== undefined && badPorts.has(Number(port))
}

export const unsafePort: Rule = {
  id: 'unsafe-port',
  title: 'A port that browsers refuse',
  family: 'blocked',
  advice: 'Let the server listen on another port: browsers refuse those of the Fetch standard’s list.',
  check(found) {
    const told = failedAs(found, 'unsafe-port')
    if (!told && !refusedSilently(found)) return null
    return {
      ...failedConnection(
        found,
        said`Browsers refuse to connect to the port of \`${hostOf(found.summary.url)}\` (Fetch standard, bad ports)`,
      ),
      certainty: told ? 'certain' : 'likely',
      evidence: evidence(
        [found.summary.failed?.text ?? '', found.summary.failed?.text ? found.summary.failed : null],
        [said`failed with no request sent`, found.summary.errored ?? found.summary.closed],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed  ws://localhost:6000/ws
        3.0  0  net:failed   "Error in connection establishment: net::ERR_UNSAFE_PORT"
        4.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'unsafe-port' },
    },
    {
      browser: 'firefox',
      log: `
        0.0  0  constructed  ws://localhost:6000/ws
        1.0  3  error-fired
        1.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'unsafe-port' },
    },
  ],
}
