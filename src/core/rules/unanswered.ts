// Still CONNECTING after a long time: what is known is said, nothing is guessed.

import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { duration } from '../words.ts'

export const unanswered: Rule = {
  id: 'unanswered',
  title: 'No answer yet',
  family: 'unreachable',
  advice:
    'Look whether the server saw the request: a consumer that never accepts hangs like this. Browsers open sockets to one host one at a time, so another hanging handshake also holds this one back.',
  check({ summary, waited }) {
    if (waited === 0) return null
    return {
      sentence: said`This socket has been connecting for more than ${duration(waited)}${summary.sent ? said`: the request was sent and nothing came back` : ''}`,
      certainty: 'narrowed',
      evidence: evidence(
        [said`constructed`, summary.constructed],
        [said`the request was sent`, summary.sent],
      ),
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
