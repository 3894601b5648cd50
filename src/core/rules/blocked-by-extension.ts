// The request was cancelled inside of the browser, by another extension or a policy.

import { failedAs, failedConnection } from '../findings/failed-connection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'

export const blockedByExtension: Rule = {
  id: 'blocked-by-extension',
  title: 'Blocked by the browser or another extension',
  family: 'blocked',
  advice:
    'Try a clean profile, or switch off extensions one by one, ad blockers first: an extension or a policy cancelled the request. Which one cannot be told from here.',
  check(found) {
    if (!failedAs(found, 'blocked')) return null
    return failedConnection(found, said`The request was cancelled inside the browser, before any answer`)
  },
  examples: [
    {
      browser: 'firefox',
      log: `
        0.0  0  constructed    ws://localhost/ws
        2.0  0  net:requested  ws://localhost/ws
        2.5  0  net:failed     NS_ERROR_ABORT
        4.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'blocked-by-extension' },
    },
  ],
}
