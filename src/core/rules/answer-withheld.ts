// Chromium withholds its failure text beside an extension that holds webRequest or declarativeNetRequest. What is
// left is said: whether the request was sent, what was asked, and what that rules out.

import { remaining } from '../findings/withheld.ts'
import { evidence, failedByBrowser, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { duration } from '../words.ts'

export const answerWithheld: Rule = {
  id: 'answer-withheld',
  title: 'Cannot be told from here: the browser’s text is withheld',
  family: 'other',
  advice:
    'Another installed extension holds webRequest or declarativeNetRequest (every ad blocker does), and Chromium then withholds why sockets fail. Ask the server again with the probe below, or repeat this in a profile without that extension; there the exact reason is shown.',
  check(found) {
    const { failed, sent, responded, protocols } = found.summary
    if (!failedByBrowser(found) || responded || found.handshake.cause?.is !== 'withheld') return null
    const { possible, ruledOut } = remaining(found)

    const unreached = possible.includes('tls-failed')
      ? said`unreachable, TLS or blocked`
      : said`unreachable or blocked`
    const why = [...new Set(ruledOut.map((each) => each.why))]
    const took = sent && failed ? said` ${duration(Math.max(0, failed.at - sent.at))} later` : ''
    const asked =
      protocols.length > 0
        ? said`One of: subprotocol, refused, invalid or dropped answer (text withheld)`
        : said`One of: refused, invalid or dropped answer (text withheld)`
    const happened = sent
      ? said`The handshake request was sent, and${took} the browser failed the connection: the answer was not a valid 101, or none came`
      : said`The browser failed the connection before the handshake request was sent: ${unreached}`
    const ruled = why.length > 0 ? said`. Ruled out by what was seen: ${why.join('; ')}` : ''
    return {
      title: sent ? asked : said`One of: ${unreached} (text withheld)`,
      sentence: said`${happened}. Its text, which would say which, is withheld because of another installed extension${ruled}`,
      certainty: 'narrowed',
      oneOf: possible,
      evidence: evidence([said`an error without a text`, failed], [said`the request was sent`, sent]),
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
