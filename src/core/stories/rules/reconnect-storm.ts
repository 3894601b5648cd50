// Every failure makes two sockets or more, so that their number grows without bound: reconnecting on `error` and
// on `close` does this, for a failure fires both.

import { evidence } from '../../rule.ts'
import { said } from '../../said.ts'
import type { Milliseconds } from '../../units.ts'
import { plural } from '../../words.ts'
import { type Course, wasLost } from '../course.ts'
import type { StoryRule } from '../story.ts'

const fewestFailures = 3
/**
 * Sockets for each failure: two, less those that are not made yet. Where those beyond one do not come together
 * with a retry, it must be many at many moments: else other parts of the page may have made them.
 */
const enough = { together: { rate: 1.6, beyond: 3, moments: 1 }, apart: { rate: 1.3, beyond: 6, moments: 4 } }
const certainFrom = { failures: 6, rate: 1.8 }
const sameMoment: Milliseconds = 50

interface Rush {
  readonly failures: number
  /** Sockets constructed after the first failure, on account of failures. */
  readonly made: number
  /** The most that were connecting or open at once. */
  readonly most: number
}

/** The latest construction at which new sockets were that far ahead of failures; null where they never were. */
function rushOf({ attempts }: Course): Rush | null {
  const failedAt = attempts
    .flatMap((each) => (each.end && wasLost(each) ? each.end.at : []))
    .sort((a, b) => a - b)
  const endedAt = attempts.flatMap(({ end }) => end?.at ?? []).sort((a, b) => a - b)
  let [failures, ended, made, most, moments] = [0, 0, 0, 0, 0]
  let [pause, retriedAt, beyondAt] = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let together = true
  let rush: Rush | null = null
  for (const [index, { socket, link, delay }] of attempts.entries()) {
    const at = socket.summary.startedAt
    while (failures < failedAt.length && (failedAt[failures] ?? 0) <= at) failures++
    while (ended < endedAt.length && (endedAt[ended] ?? 0) <= at) ended++
    most = Math.max(most, index + 1 - ended)
    if (failures === 0) continue
    if (link === 'retried') {
      made++
      pause = delay ?? pause
      retriedAt = at
      // A socket that comes long after the latest failure was made for another reason.
    } else if (link === null && at - (failedAt[failures - 1] ?? 0) <= 2 * pause + 100) {
      made++
      if (at - beyondAt > sameMoment) moments++
      if (at - retriedAt > sameMoment) together = false
      beyondAt = at
    }
    const reached = ({ rate, beyond, moments: fewest }: typeof enough.apart) =>
      moments >= fewest && made >= failures * rate && made - failures >= beyond
    if (failures >= fewestFailures && ((together && reached(enough.together)) || reached(enough.apart)))
      rush = { failures, made, most }
  }
  return rush && { ...rush, most }
}

export const reconnectStorm: StoryRule = {
  id: 'reconnect-storm',
  kind: 'storm',
  title: 'Reconnect storm: every failure makes several sockets',
  advice:
    'Reconnect from one handler only: a failure fires `error` and then `close`, so reconnect on `close` alone. Keep one timer, clear it before it is set again, and construct no socket while another is CONNECTING or OPEN. Then let the delay grow.',
  check(course) {
    const rush = rushOf(course)
    if (!rush) return null
    const { failures, made, most } = rush
    const lost = course.attempts.filter(wasLost)
    const [first, second, last] = [lost[0], lost[1], course.attempts.at(-1)]
    const sure = failures >= certainFrom.failures && made >= failures * certainFrom.rate
    return {
      sentence: said`Of ${plural(course.attempts.length, 'socket')} to this endpoint, the first ${failures} that failed were followed by ${made} new ones from the same line, and up to ${most} were connecting or open at once: each failure makes more than one, and their number grows`,
      certainty: sure ? 'certain' : 'likely',
      evidence: evidence(
        [
          said`socket #${first?.socket.number ?? ''} failed first`,
          first?.socket.summary.closed ?? first?.socket.summary.errored ?? null,
        ],
        ...course.attempts
          .filter(({ after }) => after === first)
          .map(
            ({ socket }) =>
              [said`socket #${socket.number} was constructed after it`, socket.summary.constructed] as const,
          ),
        [
          said`socket #${second?.socket.number ?? ''} failed next`,
          second?.socket.summary.closed ?? second?.socket.summary.errored ?? null,
        ],
        [said`socket #${last?.socket.number ?? ''} is the latest`, last?.socket.summary.constructed ?? null],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        socket d.1
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
             5.0  3  error-fired
             5.1  3  close-fired  1006  unclean
        socket d.2  +1005.0
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
             5.0  3  error-fired
             5.1  3  close-fired  1006  unclean
        socket d.3  +1005.2
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
             5.0  3  error-fired
             5.1  3  close-fired  1006  unclean
        socket d.4  +2010.0
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
        socket d.5  +2010.2
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
        socket d.6  +2010.3
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
        socket d.7  +2010.5
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8`,
      verdicts: { 'd.1': 'reconnect-storm' },
    },
    {
      // Two parts of a page, each with a socket that it makes again: as many sockets as failures.
      browser: 'chromium',
      log: `
        socket d.1
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
             5.1  3  close-fired  1006  unclean
        socket d.2  +0.4
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
             5.1  3  close-fired  1006  unclean
        socket d.3  +1005.0
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
             5.1  3  close-fired  1006  unclean
        socket d.4  +1005.4
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
             5.1  3  close-fired  1006  unclean
        socket d.5  +2010.0
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8
        socket d.6  +2010.4
             0.0  0  constructed  ws://localhost/ws  connect@socket.js:8`,
      verdicts: { 'd.1': null },
    },
  ],
}
