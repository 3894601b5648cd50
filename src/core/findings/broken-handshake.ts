// A 101 that broke a rule of the opening handshake, told from the same checks for every rule: headers in
// Firefox, the browser's own text in Chromium.

import type { Check, CheckId, Part } from '../handshake/check.ts'
import { type Case, evidence, type Finding, failedByBrowser } from '../rule.ts'
import { said } from '../said.ts'

/** Whether the browser failed the socket over this part of the handshake. */
export function brokeCheck(found: Case, part: Part): boolean {
  return failedByBrowser(found) && found.handshake.broken?.part === part
}

/** The finding, with the broken check and its section as evidence; the sentence lacks only the section. */
export function brokenHandshake(
  { summary, handshake, browser }: Case,
  sentence: string,
  broken: Check | null = handshake.broken,
): Finding {
  const { responded, failed } = summary
  const [title, section] = [broken?.title ?? '', broken?.source.label ?? '']
  return {
    sentence: `${sentence}${section && ` (${section})`}${cutOff(broken, browser)}`,
    certainty: 'certain',
    evidence: evidence(
      responded
        ? [`${title}: ${broken?.seen} (${section})`, responded]
        : [said`the rule that failed: ${title} (${section})`, failed],
      [failed?.text || said`the browser failed the connection`, failed],
      [said`what was sent`, broken?.part === 'accept' ? summary.sent : null],
      [said`what the page asked for`, summary.constructed],
    ),
  }
}

/** Firefox shows the lines that came of an answer that was cut off, and says nothing of the cut. */
function cutOff(broken: Check | null, browser: Case['browser']): string {
  const missing: readonly (CheckId | undefined)[] = [
    'upgrade-present',
    'accept-present',
    'connection-present',
  ]
  return browser === 'firefox' && missing.includes(broken?.id)
    ? said`; an answer that was cut off before that line looks the same in Firefox`
    : ''
}

/** Text as `code`: a value that the server chose, or a name for nothing. */
export function quoted(value: string | null, instead: string): string {
  return value ? `\`${value}\`` : instead
}

/** The subprotocols that the page asked for, as `code`. */
export function askedSubprotocols({ summary }: Case): string {
  return summary.protocols.map((each) => `\`${each}\``).join(', ')
}

/** Which way a subprotocol answer is wrong, from the headers' check or from Chromium's text. */
export function subprotocolFault(found: Case): 'missing' | 'unrequested' | 'repeated' | 'mismatch' | null {
  if (!brokeCheck(found, 'subprotocol')) return null
  const { broken } = found.handshake
  if (broken?.id === 'subprotocol-named') return 'missing'
  if (broken?.id === 'subprotocol-unrequested') return 'unrequested'
  return failedCheck(found, 'subprotocol-single') ? 'repeated' : 'mismatch'
}

/** The check, where it failed. */
export function failedCheck({ handshake }: Case, id: CheckId): Check | null {
  return handshake.checks.find((check) => check.id === id && check.result === 'failed') ?? null
}
