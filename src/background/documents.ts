// What a tab's facts tell of its documents: which there are, whose a page's facts are, and of which origin.

import type { Fact } from '../core/fact.ts'
import type { SubjectId } from '../core/units.ts'

/** Whether a tab with these facts shows a document of an origin, in a frame or by itself. */
export function shows(facts: readonly Fact[], origin: string): boolean {
  const start = facts.findLastIndex((fact) => fact.kind === 'ctx:document-started' && fact.top)
  return facts.some(
    (fact, index) => index >= start && fact.kind === 'ctx:document-started' && originOf(fact.url) === origin,
  )
}

/** Whether a document started, and by its facts is not gone yet. */
export function isThere(facts: readonly Fact[], document: SubjectId): boolean {
  const last = facts.findLast(
    ({ about, kind }) =>
      about === document &&
      (kind === 'ctx:document-started' ||
        kind === 'ctx:document-lost' ||
        kind === 'ctx:page-hidden' ||
        kind === 'ctx:page-shown'),
  )
  return last?.kind === 'ctx:document-started' || last?.kind === 'ctx:page-shown'
}

/** The origin of a URL, of a blob's as well; one of its own where the URL names none. */
export function originOf(url: string): string {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null'
  return origin === 'null' ? url : origin
}

/** What a cleared log must still tell: which documents are there, and since when the network is watched. */
export function stillTrue(facts: readonly Fact[]): readonly Fact[] {
  const start = facts.findLastIndex((fact) => fact.kind === 'ctx:document-started' && fact.top)
  return facts.filter(
    ({ kind, about }, index) =>
      (kind === 'ctx:document-started' && index >= start) ||
      (kind === 'ctx:network-watched' && (index >= start || about === 'tab.0')),
  )
}
