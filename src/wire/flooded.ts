// What is told of a frame that reported more than is taken of one.

import type { FactsDropped } from '../core/fact.ts'
import { type DocumentId, isDocument, type Milliseconds, noDocument, subject, tenths } from '../core/units.ts'

/** The document that a page's first facts name; every later fact must be about it. */
export function documentNamed(facts: readonly unknown[]): DocumentId | null {
  for (const fact of facts) {
    const about = typeof fact === 'object' && fact !== null && 'about' in fact ? fact.about : null
    if (typeof about !== 'string' || !/^\w{1,20}\.\d+$/.test(about)) continue
    const named = about.slice(0, about.indexOf('.')) as DocumentId
    if (isDocument(named)) return named
  }
  return null
}

const longestAddress = 200

/** So many facts of a frame went by; `url` is the frame's, `document` null where it had named none yet. */
export function flooded(
  document: DocumentId | null,
  url: string,
  count: number,
  now: Milliseconds,
): FactsDropped {
  // A query may hold credentials, and says nothing more of which frame it was.
  const address = url.replace(/[?#].*$/s, '').slice(0, longestAddress)
  return {
    kind: 'ctx:facts-dropped',
    about: subject(document ?? noDocument.tab, 0),
    at: tenths(now),
    count,
    why: `more than is taken from one frame: ${address}`,
  }
}
