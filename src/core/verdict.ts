// From facts to a verdict: the first rule that finds its case speaks, rules about other faults stand beside it,
// and every other hypothesis is weighed when somebody asks.

import { type Hypothesis, weigh } from './hypotheses.ts'
import type { Case, Family, Finding, Rule } from './rule.ts'
import { rules } from './rules/index.ts'

export interface Verdict extends Finding {
  readonly rule: string
  readonly family: Family
  readonly title: string
  readonly advice: string
}

export interface Diagnosis {
  /** Null for a healthy socket, and for one whose fate is not decided yet. */
  readonly verdict: Verdict | null
  /** Other faults that the facts show. */
  readonly also: readonly Verdict[]
  /** Weighed against the session as it is now. */
  readonly hypotheses: readonly Hypothesis[]
  readonly case: Case
}

/** Diagnoses one socket. */
export function diagnoseSocket(found: Case): Diagnosis {
  let spoken: { rule: Rule; finding: Finding } | null = null
  const also: Verdict[] = []
  for (const rule of rules) {
    if (spoken && !rule.beside) continue
    const finding = rule.check(found)
    if (!finding) continue
    if (spoken) also.push(verdictOf(rule, finding))
    else spoken = { rule, finding }
  }
  return said(found, spoken && verdictOf(spoken.rule, spoken.finding), also)
}

/** The same diagnosis of a socket that has only talked since: messages never decide what became of it. */
export function goOn({ verdict, also }: Diagnosis, found: Case): Diagnosis {
  return said(found, verdict, also)
}

function said(found: Case, verdict: Verdict | null, also: readonly Verdict[]): Diagnosis {
  const confirmed = verdict && {
    family: verdict.family,
    why: verdict.evidence[0]?.text ?? '',
    certainty: verdict.certainty,
  }
  return {
    verdict,
    also,
    get hypotheses() {
      return weigh(found, confirmed)
    },
    case: found,
  }
}

function verdictOf(rule: Rule, finding: Finding): Verdict {
  return { title: rule.title, advice: rule.advice, ...finding, rule: rule.id, family: rule.family }
}
