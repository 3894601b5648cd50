// A redirect, which browsers never follow for a WebSocket (WHATWG WebSockets §2.2).

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import type { Rule } from '../rule.ts'
import { said } from '../said.ts'
import { header } from '../summary.ts'

export const redirected: Rule = {
  id: 'redirected',
  title: 'Answered with a redirect',
  family: 'rejected',
  advice:
    'Use the final URL: browsers never follow a redirect of a WebSocket. Typical are a missing trailing slash, http to https, or a login page.',
  check(found) {
    const { redirected: moved, responded } = found.summary
    const seen = rejectedWith(found)
    if (seen === null || seen < 300 || seen > 399) return null
    const [location] = moved ? [moved.to] : header(responded?.headers ?? null, 'location')
    return httpRejection(
      found,
      location
        ? said`The server answered ${seen} and points to \`${location}\`; browsers do not follow redirects of a WebSocket`
        : said`The server answered ${seen}; browsers do not follow redirects of a WebSocket`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 302"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'redirected' },
    },
  ],
}
