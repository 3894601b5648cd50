// An effect that runs at every render closes its socket and makes another, three times or more.

import { earlyCloseTold } from '../findings/early-close.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { earlyClose } from '../summary.ts'
import { duration, plural } from '../words.ts'

export const effectChurn: Rule = {
  id: 'effect-churn',
  title: 'An effect keeps replacing this socket',
  family: 'page-closed',
  advice:
    'Something in the effect’s dependencies is new at every render: an object, array or function literal, or an options argument. Memoize it, list its primitive parts instead, or keep the socket outside of the effect.',
  check(found) {
    const close = earlyClose(found.summary)
    if (!close) return null
    const { chain } = found.company
    if (chain.length < 3) return null
    const { act, seen } = earlyCloseTold(found, close)
    const [start, end] = [chain[0], chain.at(-1)]
    const span = duration((end?.summary.startedAt ?? 0) - (start?.summary.startedAt ?? 0))
    return {
      sentence: said`${act}, and constructed the next one: ${plural(chain.length, 'socket')} to this URL from the same line within ${span}`,
      certainty: 'certain',
      evidence: [
        ...seen,
        ...chain
          .slice(0, 8)
          .flatMap(({ number, summary }) =>
            evidence([said`socket #${number} constructed`, summary.constructed]),
          ),
      ],
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        socket d.1
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          15.0  2  close-called  -  cleanup@useWebSocket.ts:31
        socket d.2  +16.0
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          15.0  2  close-called  -  cleanup@useWebSocket.ts:31
        socket d.3  +32.0
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          20.0  1  open-fired`,
      verdicts: { 'd.1': 'effect-churn', 'd.2': 'effect-churn', 'd.3': null },
    },
    {
      browser: 'chromium',
      log: `
        socket d.1
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
         180.0  2  close-called  -  useWebSocket.ts:31
                |  at Object.react_stack_bottom_frame@react.js:216
        socket d.2  +310.0
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
                |  at Object.react_stack_bottom_frame@react.js:210
         182.0  2  close-called  -  useWebSocket.ts:31
                |  at Object.react_stack_bottom_frame@react.js:216
        socket d.3  +600.0
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
                |  at Object.react_stack_bottom_frame@react.js:210
         900.0  1  open-fired`,
      verdicts: { 'd.1': 'effect-churn', 'd.2': 'effect-churn', 'd.3': null },
    },
  ],
}
