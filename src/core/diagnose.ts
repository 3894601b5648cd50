// From facts to a verdict: the first rule that finds its case, and the standing of every other hypothesis.

import { inspectHandshake } from './handshake.ts'
import { type Hypothesis, weigh } from './hypotheses.ts'
import type { Log } from './log.ts'
import type { Browser, Case, Finding, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { type Socket, sockets } from './socket.ts'
import { first } from './summary.ts'
import { type SubjectId, subject } from './units.ts'

export interface Verdict extends Finding {
  readonly rule: string
  readonly title: string
  readonly advice: string
}

export interface Diagnosis {
  /** Null for a healthy socket, and for one whose fate is not decided yet. */
  readonly verdict: Verdict | null
  readonly hypotheses: readonly Hypothesis[]
  readonly case: Case
}

/** Diagnoses every socket of a log, by time of construction. */
export function diagnose(log: Log, browser: Browser): ReadonlyMap<SubjectId, Diagnosis> {
  const all = sockets(log)
  const now = log.facts.reduce((latest, { at }) => Math.max(latest, at), 0)
  return new Map(all.map((socket) => [socket.id, diagnoseSocket(caseOf(log, socket, all, browser, now))]))
}

function caseOf(log: Log, socket: Socket, all: readonly Socket[], browser: Browser, now: number): Case {
  const page = log.subjects.get(subject(socket.document, 0)) ?? []
  return {
    socket,
    summary: socket.summary,
    handshake: inspectHandshake(socket.summary),
    all,
    document: first(page, 'ctx:document-started'),
    browser,
    now,
  }
}

function diagnoseSocket(found: Case): Diagnosis {
  const spoken = speak(found)
  const confirmed = spoken
    ? { family: spoken.rule.family, why: spoken.finding.evidence[0]?.text ?? '' }
    : null
  return {
    verdict: spoken
      ? { title: spoken.rule.title, advice: spoken.rule.advice, ...spoken.finding, rule: spoken.rule.id }
      : null,
    hypotheses: weigh(found, confirmed),
    case: found,
  }
}

function speak(found: Case): { rule: Rule; finding: Finding } | null {
  for (const rule of rules) {
    const finding = rule.check(found)
    if (finding) return { rule, finding }
  }
  return null
}
