// From facts to a verdict: the first rule that finds its case speaks, and rules about other faults stand beside it.

import type { Case, Family, Finding, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { spoken } from './said.ts'

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
  return { verdict: spoken && verdictOf(spoken.rule, spoken.finding), also, case: found }
}

/** The same diagnosis of a socket that has only talked since: messages never decide what became of it. */
export function goOn({ verdict, also }: Diagnosis, found: Case): Diagnosis {
  return { verdict, also, case: found }
}

function verdictOf(rule: Rule, finding: Finding): Verdict {
  const [title, advice] = [spoken(rule.title), spoken(rule.advice)]
  return { title, advice, ...finding, rule: rule.id, family: rule.family }
}
