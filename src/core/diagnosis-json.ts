// What is said of sockets and stories, as JSON: for programs that read the panel, the terminal's `--json` or a saved
// diagnosis. Facts stand beside it, in the notation.

import type { CheckId, CheckResult } from './handshake/check.ts'
import { hypothesesOf, type Standing } from './hypotheses.ts'
import { print } from './notation.ts'
import { outcome } from './outcome.ts'
import type { Pairing } from './pair.ts'
import type { Row } from './session.ts'
import type { Story, StoryKind } from './stories/story.ts'
import type { Phase } from './summary.ts'
import type { Milliseconds } from './units.ts'
import type { Verdict } from './verdict.ts'

export interface VerdictJson {
  readonly rule: string
  readonly title: string
  readonly sentence: string
  readonly certainty: 'certain' | 'likely' | 'narrowed'
  /** The rules one of which tells the cause, where the verdict is “one of: …”. */
  readonly oneOf: readonly string[]
  readonly advice: string
  readonly evidence: readonly string[]
}

/** Sockets that belong together, told as one. */
export interface StoryJson {
  readonly id: string
  readonly kind: StoryKind
  readonly title: string
  readonly sentence: string
  readonly sockets: readonly string[]
  readonly pattern: Story['pattern']
  /** Null where the story is no fault. */
  readonly verdict: VerdictJson | null
}

export interface SocketJson {
  readonly id: string
  readonly number: number
  readonly url: string
  readonly protocols: readonly string[]
  /** The URL of the document that constructed it; null when it is not known. */
  readonly document: string | null
  readonly phase: Phase
  readonly outcome: string
  readonly flagged: boolean
  readonly verdict: VerdictJson | null
  /** Other faults that the facts show. */
  readonly also: readonly VerdictJson[]
  readonly hypotheses: readonly {
    readonly family: string
    readonly standing: Standing
    readonly why: string
  }[]
  readonly handshake: readonly { readonly id: CheckId; readonly result: CheckResult; readonly seen: string }[]
  readonly pairing: Pairing
  readonly received: { readonly count: number; readonly size: number }
  readonly sent: { readonly count: number; readonly size: number }
  /** The socket's facts in the notation. */
  readonly log: string
}

/** `now` closes the durations of sockets that are still open. */
export function socketJson({ socket, diagnosis }: Row, now: Milliseconds): SocketJson {
  const { verdict, case: found } = diagnosis
  const { summary } = socket
  return {
    id: socket.id,
    number: socket.number,
    url: summary.url,
    protocols: summary.protocols,
    document: found.document?.url ?? null,
    phase: summary.phase,
    outcome: outcome(diagnosis, now),
    flagged: verdict !== null,
    verdict: verdict && verdictJson(verdict),
    also: diagnosis.also.map(verdictJson),
    hypotheses: hypothesesOf(diagnosis).map(({ family, standing, why }) => ({ family, standing, why })),
    handshake: found.handshake.checks.map(({ id, result, seen }) => ({ id, result, seen })),
    pairing: socket.pairing,
    received: summary.received,
    sent: summary.sentMessages,
    log: print([{ about: socket.id, facts: socket.facts }]),
  }
}

export function storyJson({ id, kind, title, sentence, sockets, pattern, verdict }: Story): StoryJson {
  return { id, kind, title, sentence, sockets, pattern, verdict: verdict && verdictJson(verdict) }
}

function verdictJson({
  rule,
  title,
  sentence,
  certainty,
  oneOf = [],
  advice,
  evidence,
}: Omit<Verdict, 'family'>): VerdictJson {
  return { rule, title, sentence, certainty, oneOf, advice, evidence: evidence.map(({ text }) => text) }
}
