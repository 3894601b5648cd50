// The number of flagged sockets of a tab's current page.

import { diagnose } from '../core/diagnose.ts'
import type { Fact } from '../core/fact.ts'
import { logOf } from '../core/log.ts'
import type { Browser } from '../core/rule.ts'

/** Counts flagged sockets since the tab's last top-level document started. */
export function countFlagged(facts: readonly Fact[], browser: Browser): number {
  const start = facts.findLastIndex((fact) => fact.kind === 'ctx:document-started' && fact.top)
  // Messages never decide a verdict; leaving them out keeps this cheap on a busy page.
  const telling = facts
    .slice(Math.max(0, start))
    .filter(({ kind }) => kind !== 'message-received' && !kind.startsWith('net:frame'))
  let flagged = 0
  for (const { verdict } of diagnose(logOf(telling), browser).values()) if (verdict) flagged++
  return flagged
}
