// What of a log is the tab's last page's. A page is told of when it has time for it, so what its frames and workers
// did may be in the log before it: what happened since it started is its own, whatever came first.

import type { Fact } from './fact.ts'
import { documentOf, isDocument, noDocument } from './units.ts'

export const startsPage = (fact: Fact) => fact.kind === 'ctx:document-started' && fact.top

/** Whether a fact is of the tab's last page: since its top-level document started. A view, nothing is lost. */
export function sinceNavigation(facts: readonly Fact[]): (fact: Fact) => boolean {
  const start = facts.findLastIndex(startsPage)
  const started = facts[start]?.at ?? 0
  const earlier = facts.slice(0, Math.max(0, start)).filter(({ at }) => at <= started)
  // What is about the tab itself, such as since when its network is watched, and a server's log hold for every page.
  const left = new Set(earlier.map(({ about }) => documentOf(about)).filter(isDocument))
  const requests = new Set(
    earlier.map(({ about }) => about).filter((about) => documentOf(about) === noDocument.network),
  )
  return ({ about }) => !left.has(documentOf(about)) && !requests.has(about)
}
