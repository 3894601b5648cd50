// A session as plain text: every fact in the notation, so that `parse` reads it back.

import { print } from '../notation.ts'
import type { Reading } from './reading.ts'

/** Sections by subject, in the order in which each was first heard of; times count from the earliest of them. */
export function reportText({ log }: Reading): string {
  return print([...log.subjects].map(([about, facts]) => ({ about, facts })))
}
