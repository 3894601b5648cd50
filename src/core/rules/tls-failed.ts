// The TLS connection could not be made. Firefox tells the page by close code 1015, Chromium does not.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import { failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { hostOf } from '../words.ts'

export const tlsFailed: Rule = {
  id: 'tls-failed',
  title: 'The TLS connection could not be made',
  family: 'unreachable',
  advice:
    'Open the https: twin of the URL in a tab to see the certificate error. A self-signed certificate must be accepted there first; a wss: URL needs a port that speaks TLS.',
  check(found) {
    if (
      !failedAs(found, 'tls', 'tls-certificate') &&
      !(failedByBrowser(found) && found.summary.closed?.code === 1015)
    )
      return null
    return failedConnection(
      found,
      said`The TLS connection to \`${hostOf(found.summary.url)}\` could not be made`,
    )
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed  wss://localhost:8443/ws
        10.0  3  error-fired
        10.0  3  close-fired  1015  unclean`,
      verdicts: { 'd.1': 'tls-failed' },
    },
  ],
}
