// Pauses that the browser makes between a constructor and its request, after failures to the same endpoint.
//
//   #1 ────✕                        Firefox: 200 to 400 ms after the first failure, half as much again
//            new #2 ┄┄┄┄┄┄ request  after each further one, at most 60 s; forgotten when one opens

import { said } from '../said.ts'
import type { Milliseconds, SubjectId } from '../units.ts'
import { duration } from '../words.ts'
import type { Attempt, Course } from './course.ts'

export interface Pause {
  readonly length: Milliseconds
  readonly note: string
}

const firefox = {
  shortest: 150,
  longest: 60_000,
  /** The longest pause after so many failures in a row, and how late a timer may make it. */
  after: (failures: number) => Math.min(60_000, 400 * 1.5 ** (failures - 1)) * 1.25 + 250,
}
/** Chromium's pauses double with each failure; before the tenth they cannot be told from a slow connection. */
const chromium = { failures: 10, shortest: 60, longest: 10_000 }
/** Browsers send one handshake to a host at a time: a pause that ends with another’s handshake is a queue. */
const queued: Milliseconds = 5

/** The pause of each socket of a story that its browser held back. */
export function pausesOf({ attempts, browser }: Course): ReadonlyMap<SubjectId, Pause> {
  const pauses = new Map<SubjectId, Pause>()
  if (browser === 'unknown') return pauses
  const outcomes = attempts.flatMap(outcomeOf).sort((a, b) => a.at - b.at)
  let [seen, failures, lastFailure, lastAnswer] = [0, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { socket } of [...attempts].sort(byRequest)) {
    const { requested, constructed } = socket.summary
    if (!requested || !constructed) continue
    for (; seen < outcomes.length && (outcomes[seen]?.at ?? 0) <= requested.at; seen++) {
      const outcome = outcomes[seen]
      if (!outcome) continue
      lastAnswer = outcome.at
      failures = outcome.opened ? 0 : failures + 1
      if (!outcome.opened) lastFailure = outcome.at
    }
    const length = requested.at - constructed.at
    if (failures === 0 || lastAnswer > constructed.at + queued) continue
    if (browser === 'firefox') {
      if (length < firefox.shortest || length > firefox.longest) continue
      if (requested.at - lastFailure > firefox.after(failures)) continue
      const note = said`Firefox held this socket back for ${duration(length)} after the failure before it (RFC 6455 §7.2.3 back-off)`
      pauses.set(socket.id, { length, note })
    } else if (failures >= chromium.failures && length >= chromium.shortest && length <= chromium.longest) {
      const note = said`Chromium made the request ${duration(length)} after the constructor, as it does after many failures in a row (here ${failures})`
      pauses.set(socket.id, { length, note })
    }
  }
  return pauses
}

const byRequest = (a: Attempt, b: Attempt) =>
  (a.socket.summary.requested?.at ?? 0) - (b.socket.summary.requested?.at ?? 0)

interface Outcome {
  readonly at: Milliseconds
  readonly opened: boolean
}

/**
 * When an attempt opened, and when it failed or its connection was lost. A page that gives up a handshake ends it
 * only when the browser has closed: until then others wait in a queue.
 */
function outcomeOf({ socket: { summary }, end }: Attempt): readonly Outcome[] {
  const { opened, closed, errored } = summary
  const good = opened ? [{ at: opened.at, opened: true }] : []
  const bad =
    end && !(opened && (end.byPage || closed?.clean))
      ? [{ at: (closed ?? errored ?? end).at, opened: false }]
      : []
  return [...good, ...bad]
}
