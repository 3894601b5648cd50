// Refused, and the request carried no cookie although another socket of the session to that host did: SameSite,
// a third-party frame, or the same server under another name.

import { httpRejection, rejectedWith } from '../findings/http-rejection.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { header, type Summary } from '../summary.ts'
import { pathOf } from '../words.ts'

/** True, false, or null where the request's headers were not seen. */
function hasCookies({ sent }: Summary): boolean | null {
  return sent?.headers ? header(sent.headers, 'cookie').length > 0 : null
}

export const credentialsMissing: Rule = {
  id: 'credentials-missing',
  title: 'Rejected: the request carried no cookie',
  family: 'rejected',
  advice:
    'Use one host name for page and socket, and look at the cookie’s SameSite, Secure, Domain and Path: a socket from another site’s page or frame gets no SameSite cookie, and third-party cookies may be blocked. Or authenticate with a short-lived token in the first message.',
  check(found) {
    const status = rejectedWith(found)
    if ((status !== 401 && status !== 403) || hasCookies(found.summary) !== false) return null
    const sibling = found.company.openedWithCookies
    if (!sibling) return null
    return {
      ...httpRejection(
        found,
        said`The server answered ${status} to a request without cookies; socket #${sibling.number} (\`${pathOf(sibling.summary.url)}\`) carried some and opened`,
      ),
      title: said`Rejected with HTTP ${status}: no cookie was sent`,
      certainty: 'likely',
      evidence: evidence(
        [said`the answer: ${status}`, found.summary.responded ?? found.summary.failed],
        [said`the request, without a Cookie header`, found.summary.sent],
        [said`socket #${sibling.number} was sent with cookies`, sibling.summary.sent],
      ),
    }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
        socket d.1
         0.0  0  constructed    ws://localhost/chat
         2.0  0  net:requested  ws://localhost/chat
         2.1  0  net:sent
              |  cookie: session=1
        10.0  1  open-fired
        socket d.2  +20.0
         0.0  0  constructed    ws://127.0.0.1/ws
         2.0  0  net:requested  ws://127.0.0.1/ws
         2.1  0  net:sent
              |  origin: http://127.0.0.1
         9.0  0  net:responded  403
         9.5  0  net:failed     NS_ERROR_WEBSOCKET_CONNECTION_REFUSED
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': null, 'd.2': 'credentials-missing' },
    },
  ],
}
