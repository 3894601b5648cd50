// Where the facts end: what is left is said, with the next check that would decide.

import { withoutEnd } from '../ends.ts'
import { type Case, evidence, neverOpened, type Rule } from '../rule.ts'
import { said } from '../said.ts'

export const undetermined: Rule = {
  id: 'undetermined',
  title: 'Failed before open: cannot be told from here',
  family: 'other',
  advice: '',
  check(found) {
    if (!neverOpened(found)) return null
    return {
      sentence: said`The browser failed this socket before \`open\`${found.summary.failed?.text ? `: ${withoutEnd(found.summary.failed.text, '.')}` : ''}. Next check: ${nextCheck(found)}`,
      certainty: 'narrowed',
      evidence: evidence(
        [said`error fired with no reason, as the standard demands`, found.summary.errored],
        [said`closed`, found.summary.closed],
        [said`the browser’s own text`, found.summary.failed],
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
    return said`open one socket at a time; several requests could be this one’s`
  if (!summary.requested && browser === 'chromium')
    return said`reload with this panel open, so that the network log holds this socket`
  if (!summary.requested)
    return said`see whether Lifeline may access this site; no request was seen, so it may have been stopped inside the browser (a blocked port, too many sockets)`
  return said`look for this request in the log of the server and of every proxy on the way`
}
