// One fact as a row of a table: the parts of its line in the notation, apart.

import type { CallSite, Fact, Headers } from './fact.ts'
import { printFacts } from './notation.ts'

/** What a fact says besides time, state and kind, on one line; its call site and headers stand elsewhere. */
export function detailsOf(fact: Fact): string {
  const bare = {
    ...fact,
    ...('site' in fact ? { site: [] } : {}),
    ...('headers' in fact ? { headers: null } : {}),
  } as Fact
  return printFacts([bare])
    .trim()
    .replace(/^\S+\s+\S\s+\S+\s*/, '')
}

export const siteOf = (fact: Fact): CallSite => ('site' in fact ? fact.site : [])

export const headersOf = (fact: Fact): Headers => ('headers' in fact ? fact.headers : null)
