// An effect that ran twice: the page closed the socket while CONNECTING, and another took its place.

import { earlyCloseTold } from '../findings/early-close.ts'
import { successorOf } from '../replacements.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { earlyClose } from '../summary.ts'
import { duration } from '../words.ts'

export const effectRanTwice: Rule = {
  id: 'effect-ran-twice',
  title: 'Closed by the page before open: an effect that ran twice',
  family: 'page-closed',
  advice:
    'Under React StrictMode in development this is on purpose, and harmless if the second socket opens: check that the clean-up also removes its handlers, so that the first socket’s error is not reported. In production, look for what unmounts or re-runs the effect.',
  check(found) {
    const close = earlyClose(found.summary)
    const next = successorOf(found.socket, found.company.chain)
    if (!close || !next) return null
    const { act, seen } = earlyCloseTold(found, close)
    const apart = next.summary.startedAt - close.at
    const fate = next.summary.opened ? said`, and opened` : ''
    const [other, gap] = [next.number, duration(Math.abs(apart))]
    return {
      sentence:
        apart < 0
          ? said`${act}; socket #${other} to the same URL was constructed ${gap} before${fate}. This is what an effect that runs twice looks like`
          : said`${act}; socket #${other} to the same URL was constructed ${gap} later${fate}. This is what an effect that runs twice looks like`,
      certainty: 'certain',
      evidence: [
        ...seen,
        ...evidence([said`socket #${next.number} took its place`, next.summary.constructed]),
      ],
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        socket d.1
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
           1.0  2  close-called  -  cleanup@useWebSocket.ts:31
           2.0  3  error-fired
           2.1  3  close-fired   1006  unclean
        socket d.2  +1.4
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          20.0  1  open-fired`,
      verdicts: { 'd.1': 'effect-ran-twice', 'd.2': null },
    },
  ],
}
