// Where the facts end: what is left is said, with the next check that would decide. Nothing is guessed.

import { type Case, evidence, failedByBrowser, neverOpened, type Rule } from '../rule.ts'
import type { Milliseconds } from '../units.ts'
import { duration } from '../words.ts'

const long: Milliseconds = 5000

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

export const unanswered: Rule = {
  id: 'unanswered',
  title: 'No answer yet',
  family: 'unreachable',
  advice:
    'Look whether the server saw the request: a consumer that never accepts hangs like this. Browsers open sockets to one host one at a time, so another hanging handshake also holds this one back.',
  check({ summary, now }) {
    if (summary.phase !== 'connecting' || now - summary.startedAt < long) return null
    return {
      sentence: `This socket has been connecting for ${duration(now - summary.startedAt)}${summary.sent ? ': the request was sent and nothing came back' : ''}`,
      certainty: 'narrowed',
      evidence: evidence(['constructed', summary.constructed], ['the request was sent', summary.sent]),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        socket d.1
              0.0  0  constructed  ws://localhost/hang
        socket d.2  +9000.0
              0.0  0  constructed  ws://localhost/other`,
      verdicts: { 'd.1': 'unanswered', 'd.2': null },
    },
  ],
}

export const undetermined: Rule = {
  id: 'undetermined',
  title: 'Failed before open: cannot be told from here',
  family: 'other',
  advice: '',
  check(found) {
    if (!neverOpened(found)) return null
    return {
      sentence: `The browser failed this socket before \`open\`${found.summary.failed?.text ? `: ${found.summary.failed.text}` : ''}. Next check: ${nextCheck(found)}`,
      certainty: 'narrowed',
      evidence: evidence(
        ['error fired with no reason, as the standard demands', found.summary.errored],
        ['closed', found.summary.closed],
        ['the browser’s own text', found.summary.failed],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
        10.0  3  error-fired
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'undetermined' },
    },
  ],
}

function nextCheck({ browser, summary, socket }: Case): string {
  if (socket.pairing.by === 'none' && socket.pairing.candidates.length > 0)
    return 'open one socket at a time; several requests could be this one’s'
  if (!summary.requested && browser === 'chromium')
    return 'reload with this panel open, so that the network log holds this socket'
  if (!summary.requested)
    return 'see whether Lifeline may access this site; no request was seen, so it may have been stopped inside the browser (a blocked port, too many sockets)'
  return 'look for this request in the log of the server and of every proxy on the way'
}
