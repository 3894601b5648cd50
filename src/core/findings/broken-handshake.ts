// A 101 that broke a rule of the opening handshake, told from the same checks for every rule: headers in
// Firefox, the browser's own text in Chromium.

import type { CheckId } from '../failure-text.ts'
import { type Case, evidence, type Finding, failedByBrowser } from '../rule.ts'

/** Whether the browser failed the socket over this check. */
export function brokeCheck(found: Case, id: CheckId): boolean {
  return failedByBrowser(found) && found.handshake.broken?.id === id
}

/** The finding, with the broken check as evidence. */
export function brokenHandshake({ summary, handshake }: Case, sentence: string): Finding {
  return {
    sentence,
    certainty: 'certain',
    evidence: evidence(
      [
        `${handshake.broken?.title}: ${handshake.broken?.seen} (${handshake.broken?.source.label})`,
        summary.responded,
      ],
      [summary.failed?.text || 'the browser failed the connection', summary.failed],
      ['what the page asked for', summary.constructed],
    ),
  }
}

/** The subprotocols that the page asked for, as `code`. */
export function askedSubprotocols({ summary }: Case): string {
  return summary.protocols.map((each) => `\`${each}\``).join(', ')
}

/** Which way a subprotocol answer is wrong, from the headers' check or from Chromium's text. */
export function subprotocolFault(found: Case): 'missing' | 'unrequested' | 'mismatch' | null {
  if (!brokeCheck(found, 'subprotocol')) return null
  const text = found.summary.failed?.text ?? ''
  const seen = found.handshake.broken?.seen ?? ''
  if (/no response was received/.test(text) || /none answered/.test(seen)) return 'missing'
  if (/not present in request/.test(text) || /^none asked/.test(seen)) return 'unrequested'
  return 'mismatch'
}
