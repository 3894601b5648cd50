// The diagnosis of a whole log: a session read from the start.

import type { Log } from './log.ts'
import type { Browser } from './rule.ts'
import { openSession } from './session.ts'
import type { SubjectId } from './units.ts'
import type { Diagnosis } from './verdict.ts'

/** Diagnoses every socket of a log, by time of construction. */
export function diagnose(log: Log, browser: Browser): ReadonlyMap<SubjectId, Diagnosis> {
  const session = openSession(browser)
  session.append(log.facts)
  return new Map(session.rows().map(({ socket, diagnosis }) => [socket.id, diagnosis]))
}
