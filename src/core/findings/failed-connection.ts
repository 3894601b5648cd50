// The connection itself failed: nothing that could be checked as a handshake ever came back.

import type { Cause } from '../failure-text.ts'
import { type Case, evidence, type Finding, failedByBrowser } from '../rule.ts'
import { said } from '../said.ts'

/** Whether the browser's own text gives one of these causes. */
export function failedAs(found: Case, ...causes: readonly Cause['is'][]): boolean {
  if (!failedByBrowser(found)) return false
  const { cause } = found.handshake
  return cause !== null && causes.includes(cause.is)
}

/** The finding, with the browser's text as evidence. */
export function failedConnection({ summary }: Case, sentence: string): Finding {
  return {
    sentence,
    certainty: 'certain',
    evidence: evidence(
      [summary.failed?.text || said`the browser failed the connection`, summary.failed],
      [said`the answer`, summary.responded],
      [
        said`close code 1015: the TLS handshake failed`,
        summary.closed?.code === 1015 ? summary.closed : null,
      ],
    ),
  }
}
