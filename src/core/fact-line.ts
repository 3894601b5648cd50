// What a fact says besides its kind: the fields of its line in the notation, without site and headers.

import type { Fact } from '../src/core/fact.ts'
import { printFacts } from '../src/core/notation.ts'

/** One line of text. */
export function details(fact: Fact): string {
  const bare = {
    ...fact,
    ...('site' in fact ? { site: [] } : {}),
    ...('headers' in fact ? { headers: null } : {}),
  } as Fact
  return printFacts([bare])
    .trim()
    .replace(/^\S+\s+\S\s+\S+\s*/, '')
}
