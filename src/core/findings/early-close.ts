// The page called close() while CONNECTING: ready state 0 → 2 → 3. An effect that runs twice and an effect
// that runs at every render are the same act, seen in company.

import type { CloseCalled } from '../fact.ts'
import { type Case, type Evidence, evidence } from '../rule.ts'
import { said } from '../said.ts'
import { duration, place } from '../words.ts'

/** Who closed it and when, as the beginning of a sentence, and the evidence for it. */
export function earlyCloseTold({ summary }: Case, close: CloseCalled): { act: string; seen: Evidence[] } {
  const who = place(close.site) ?? said`The page`
  const { responded } = summary
  const age = duration(close.at - summary.startedAt)
  const aborted = summary.constructed?.api && close.reason.startsWith('AbortSignal')
  return {
    act: aborted
      ? said`${who} aborted the stream’s signal ${age} after the constructor, while \`readyState\` was CONNECTING`
      : said`${who} called \`close()\` ${age} after the constructor, while \`readyState\` was CONNECTING`,
    seen: evidence(
      [said`close() before open: ready state 0 → 2`, close],
      responded && responded.at > close.at
        ? [
            said`the server answered ${responded.status} ${duration(responded.at - close.at)} later: too late`,
            responded,
          ]
        : [said`the server had answered, but open had not fired yet`, responded],
      summary.failed?.text ? [said`the browser’s own text: ${summary.failed.text}`, summary.failed] : null,
    ),
  }
}
