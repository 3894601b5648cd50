// The page called close() while CONNECTING: ready state 0 → 2 → 3. An effect that runs twice and an effect
// that runs at every render are the same act, seen in company.

import type { CloseCalled } from '../fact.ts'
import { type Case, type Evidence, evidence } from '../rule.ts'
import { duration, place } from '../words.ts'

/** Who closed it and when, as the beginning of a sentence, and the evidence for it. */
export function earlyCloseTold({ summary }: Case, close: CloseCalled): { act: string; seen: Evidence[] } {
  const where = place(close.site)
  const { responded } = summary
  const age = duration(close.at - summary.startedAt)
  const aborted = summary.constructed?.api && close.reason.startsWith('AbortSignal')
  return {
    act: `${where ?? 'The page'} ${aborted ? 'aborted the stream’s signal' : 'called `close()`'} ${age} after the constructor, while \`readyState\` was CONNECTING`,
    seen: evidence(
      ['close() before open: ready state 0 → 2', close],
      responded && responded.at > close.at
        ? [
            `the server answered ${responded.status} ${duration(responded.at - close.at)} later: too late`,
            responded,
          ]
        : ['the server had answered, but open had not fired yet', responded],
      [`the browser’s own text: ${summary.failed?.text}`, summary.failed?.text ? summary.failed : null],
    ),
  }
}
