// The server answered the upgrade request with another status than 101. Browsers never follow redirects
// for sockets and never show the page the status (WHATWG WebSockets §2.2, §4).

import { type Case, evidence, type Finding, failedByBrowser, type Rule } from '../rule.ts'
import { header } from '../summary.ts'
import { hostOf } from '../words.ts'

/** The status that was not 101, from the answer itself or from the browser's text. */
function status(found: Case): number | null {
  if (!failedByBrowser(found)) return null
  const { cause } = found.handshake
  const { responded } = found.summary
  if (responded?.version === 'HTTP/0.9') return null
  if (responded) return found.handshake.broken?.id === 'status' ? responded.status : null
  return cause?.is === 'status' ? cause.status : null
}

function told({ summary }: Case, sentence: string, title?: string): Finding {
  return {
    ...(title === undefined ? {} : { title }),
    sentence,
    certainty: 'certain',
    evidence: evidence(
      [`the answer: ${summary.responded?.status}`, summary.responded],
      [summary.failed?.text || 'the browser failed the connection', summary.failed],
      ['the request', summary.sent],
    ),
  }
}

/** The page's origin as the handshake names it; from the document's URL where the headers are not visible. */
export function originOf({ summary, document }: Case): string | null {
  const [sent] = header(summary.sent?.headers ?? null, 'origin')
  if (sent !== undefined) return sent
  return document ? (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(document.url)?.[0] ?? null) : null
}

export const forbiddenOrigin: Rule = {
  id: 'forbidden-origin',
  title: 'Rejected with HTTP 403 (origin)',
  family: 'origin',
  advice:
    'Allow the page’s origin at the server (Django Channels: AllowedHostsOriginValidator and ALLOWED_HOSTS; others: an allow-list of origins). Repeat the request with the server’s own Origin to be sure: if it is then accepted, it was the origin; if not, look for authentication or a consumer that closes before it accepts.',
  check(found) {
    if (status(found) !== 403) return null
    const origin = originOf(found)
    if (origin === null || hostOf(origin) === hostOf(found.summary.url)) return null
    return {
      ...told(
        found,
        `The server answered 403; the request came from \`${origin}\`, which is not the server’s own origin (\`${hostOf(found.summary.url)}\`): an origin check answers like this`,
      ),
      certainty: 'likely',
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost:8000/ws
         0.0  0  net:requested  ws://localhost:8000/ws
         0.5  0  net:sent
              |  origin: http://localhost:5173
         9.0  0  net:failed     "Error during WebSocket handshake: Unexpected response code: 403"
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'forbidden-origin' },
    },
  ],
}

export const unauthorized: Rule = {
  id: 'unauthorized',
  title: 'Rejected with HTTP 401',
  family: 'rejected',
  advice:
    'The server wants credentials. A page cannot set an Authorization header on a WebSocket: use a cookie (check SameSite and the third-party case), a short-lived token in the query, or a subprotocol that the server echoes.',
  check(found) {
    if (status(found) !== 401) return null
    return told(found, 'The server answered 401: the request’s credentials were missing or not accepted')
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "HTTP Authentication failed; no valid credentials available"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'unauthorized' },
    },
  ],
}

export const redirected: Rule = {
  id: 'redirected',
  title: 'Answered with a redirect',
  family: 'rejected',
  advice:
    'Use the final URL: browsers never follow a redirect of a WebSocket. Typical are a missing trailing slash, http to https, or a login page.',
  check(found) {
    const { redirected: moved, responded } = found.summary
    const seen = status(found)
    if (seen === null || seen < 300 || seen > 399) return null
    const [location] = moved ? [moved.to] : header(responded?.headers ?? null, 'location')
    return told(
      found,
      `The server answered ${seen}${location ? ` and points to \`${location}\`` : ''}; browsers do not follow redirects of a WebSocket`,
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

const meanings: readonly (readonly [test: (status: number) => boolean, meaning: string])[] = [
  [(s) => s === 200, 'an endpoint or proxy that does not speak WebSocket, or a wrong path'],
  [(s) => s === 400, 'a proxy that strips Upgrade, or a server that dislikes a header'],
  [
    (s) => s === 403,
    'a consumer that closes before it accepts, authentication, or an origin check; the status cannot tell them apart',
  ],
  [(s) => s === 404, 'a wrong path, or a proxy that does not route it'],
  [(s) => s === 426, 'a server that saw no upgrade: a proxy stripped it'],
  [(s) => s === 429, 'a rate limit'],
  [(s) => s === 500, 'an exception before accept (Django Channels also answers 500 when no route matches)'],
  [(s) => s === 502 || s === 503 || s === 504, 'a proxy whose backend is down, restarting or too slow'],
]

export const httpStatus: Rule = {
  id: 'http-status',
  title: 'Rejected with an HTTP status',
  family: 'rejected',
  advice:
    'Look for this request in the log of the server and of every proxy on the way, and repeat it with curl: the body, which browsers do not show, often says why.',
  check(found) {
    const seen = status(found)
    if (seen === null) return null
    const meaning = meanings.find(([test]) => test(seen))?.[1]
    return told(
      found,
      `The server answered the handshake with HTTP ${seen} instead of 101${meaning ? `. Usual reasons: ${meaning}` : ''}`,
      `Rejected with HTTP ${seen}`,
    )
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  0  net:failed   "Error during WebSocket handshake: Unexpected response code: 404"
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'http-status' },
    },
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost/ws
         2.0  0  net:requested  ws://localhost/ws
         9.0  0  net:responded  500
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'http-status' },
    },
  ],
}
