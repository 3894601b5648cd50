// What of a log is the tab's last page's, for a person who does not want earlier ones preserved.

import type { Fact } from '../../src/core/fact.ts'
import { documentOf, isDocument, noDocument } from '../../src/core/units.ts'

export const startsPage = (fact: Fact) => fact.kind === 'ctx:document-started' && fact.top

/** Whether a fact is of the tab's last page: since its top-level document started. A view, nothing is lost. */
export function sinceNavigation(facts: readonly Fact[]): (fact: Fact) => boolean {
  const start = facts.findLastIndex(startsPage)
  const earlier = facts.slice(0, Math.max(0, start))
  // What is about the tab itself, such as since when its network is watched, and a server's log hold for every page.
  const left = new Set(earlier.map(({ about }) => documentOf(about)).filter(isDocument))
  const requests = new Set(
    earlier.map(({ about }) => about).filter((about) => documentOf(about) === noDocument.network),
  )
  return ({ about }) => !left.has(documentOf(about)) && !requests.has(about)
}
