// What a rule is: a title, an advice, a check that either finds its case with evidence or stays silent, and
// its own examples in the notation. Each lives in a file of `rules/`; the first that finds its case speaks.

import type { DocumentStarted, Fact } from './fact.ts'
import type { Handshake } from './handshake.ts'
import type { Socket } from './socket.ts'
import type { Summary } from './summary.ts'
import type { Milliseconds } from './units.ts'

export type Browser = 'chromium' | 'firefox' | 'unknown'

/** The families of “what it could have been”; every rule confirms one of them. */
export type Family =
  | 'page-closed'
  | 'negotiation'
  | 'origin'
  | 'rejected'
  | 'after-accept'
  | 'early-message'
  | 'blocked'
  | 'unreachable'
  | 'other'

/** Everything a rule may look at. Browsers, clocks and the network are out of its reach. */
export interface Case {
  readonly socket: Socket
  readonly summary: Summary
  /** Inspected when it is first asked for: most sockets open, and nobody asks for theirs. */
  readonly handshake: Handshake
  readonly company: Company
  readonly document: DocumentStarted | null
  readonly browser: Browser
  /** How long it has been connecting, at least; 0 when it is not connecting. Told in steps (`waits`). */
  readonly waited: Milliseconds
}

/** The other sockets, as far as a rule may ask for them; each list in order of construction. */
export interface Company {
  /** The sockets that replaced each other, this one included; by itself it is a chain of one. */
  readonly chain: readonly Socket[]
  /** All sockets of the same document. */
  readonly sameDocument: readonly Socket[]
  /** All sockets of the session. */
  readonly all: readonly Socket[]
  /** The first socket of the same document that opened to the same host. */
  readonly opened: Socket | null
  /** The first socket of the session that opened to the same server and was sent with cookies. */
  readonly openedWithCookies: Socket | null
}

/** Sockets constructed before this one, newest first: the last two thousand, which is as far as a rule looks. */
export function* earlier({ socket, company }: Case): Generator<Socket> {
  const { all } = company
  const end = socket.number - 2
  for (let at = end; at >= 0 && end - at < 2000; at--) {
    const other = all[at]
    if (other) yield other
  }
}

/** The steps in which waiting is told, so that a verdict does not change with every fact of the session. */
export const waits: readonly Milliseconds[] = [5, 10, 20, 30, 60, 120, 240, 600, 1800, 3600].map(
  (s) => s * 1000,
)

/** One thing that was seen, and the fact that shows it. */
export interface Evidence {
  readonly text: string
  readonly fact: Fact | null
}

export interface Finding {
  /** Instead of the rule's title, where the facts allow a more exact one. */
  readonly title?: string
  /** One true sentence; `code` in backticks. */
  readonly sentence: string
  readonly certainty: 'certain' | 'likely' | 'narrowed'
  /** For “one of: …”: the ids of the rules one of which tells the cause. */
  readonly oneOf?: readonly string[]
  /** Instead of the rule's advice, where the facts allow a more exact one. */
  readonly advice?: string
  readonly evidence: readonly Evidence[]
}

export interface Example {
  readonly browser: Browser
  /** A session in the notation. */
  readonly log: string
  /** The rule that must speak for each socket named; null for none at all. */
  readonly verdicts: Readonly<Record<string, string | null>>
}

export interface Rule {
  readonly id: string
  readonly title: string
  readonly family: Family
  /** What to do next. */
  readonly advice: string
  /** Tells of another fault than the one that ended the socket; it may stand beside a verdict. */
  readonly beside?: true
  check(found: Case): Finding | null
  readonly examples: readonly Example[]
}

/** The socket ended, or was told to end, and `open` was not seen. */
export function neverOpened(found: Case): boolean {
  const { phase, opened, constructed, threw } = found.summary
  if (phase === 'failed' || (['closing', 'left'].includes(phase) && !opened)) return true
  // Without page facts and without the browser's own word, an answer that it cannot have taken tells.
  return !constructed && !threw && ['open', 'closed'].includes(phase) && found.handshake.broken !== null
}

/** The browser failed the socket, not the page: ready state 0 → 3. */
export function failedByBrowser(found: Case): boolean {
  return neverOpened(found) && !found.summary.closeCalled && !found.summary.threw
}

/** Evidence from the facts that are there; the others are left out. */
export function evidence(
  ...found: readonly (readonly [text: string, fact: Fact | null] | null)[]
): Evidence[] {
  return found.flatMap((each) => (each && each[1] !== null ? [{ text: each[0], fact: each[1] }] : []))
}
