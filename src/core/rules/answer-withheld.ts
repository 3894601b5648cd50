// Chromium withholds its failure text beside an extension that holds webRequest or declarativeNetRequest.

import { evidence, failedByBrowser, type Rule } from '../rule.ts'

export const answerWithheld: Rule = {
  id: 'answer-withheld',
  title: 'Cannot be told from here: the browser’s text is withheld',
  family: 'other',
  advice:
    'Another installed extension holds webRequest or declarativeNetRequest (every ad blocker does), and Chromium then withholds why sockets fail. Repeat this in a profile without it; then the exact reason is shown here.',
  check(found) {
    const { failed, sent, responded } = found.summary
    if (!failedByBrowser(found) || responded || found.handshake.cause?.is !== 'withheld') return null
    return {
      title: sent
        ? 'One of: refused, invalid or dropped answer (text withheld)'
        : 'One of: unreachable, TLS or blocked (text withheld)',
      sentence: sent
        ? 'The handshake request was sent and the browser then failed the connection: the answer was not a valid 101, or none came. The browser’s text, which would say which, is withheld because of another installed extension'
        : 'The browser failed the connection before the handshake request was sent: refused, unresolved, TLS, or blocked. The browser’s text, which would say which, is withheld because of another installed extension',
      certainty: 'narrowed',
      evidence: evidence(['an error without a text', failed], ['the request was sent', sent]),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed    ws://localhost/ws
         0.0  0  net:requested  ws://localhost/ws
         1.0  0  net:sent
         9.0  0  net:failed     ""
        10.0  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'answer-withheld' },
    },
  ],
}
