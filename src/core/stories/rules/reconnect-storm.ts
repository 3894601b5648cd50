// Every failure makes two sockets or more, so that their number grows without bound: reconnecting on `error` and
// on `close` does this, for a failure fires both.

import { evidence } from '../../rule.ts'
import type { Milliseconds } from '../../units.ts'
import { plural } from '../../words.ts'
import { type Course, wasLost } from '../course.ts'
import type { StoryRule } from '../story.ts'

const fewestFailures = 3
/** Sockets for each failure: two, less one or another that is not made yet. */
const leastRate = 1.6
const certainFrom = { failures: 6, rate: 1.8 }

interface Rush {
  readonly failures: number
  /** Sockets constructed after the first failure, on account of failures. */
  readonly made: number
  /** The most that were connecting or open at once. */
  readonly most: number
}

/** Counts up to the last construction; of failures after it nothing can have come yet. */
function rushOf({ attempts }: Course): Rush {
  const failedAt = attempts
    .flatMap((each) => (each.end && wasLost(each) ? each.end.at : []))
    .sort((a, b) => a - b)
  const endedAt = attempts.flatMap(({ end }) => end?.at ?? []).sort((a, b) => a - b)
  let [failures, ended, made, most] = [0, 0, 0, 0]
  let pause: Milliseconds = 0
  for (const [index, { socket, link, delay }] of attempts.entries()) {
    const at = socket.summary.startedAt
    while (failures < failedAt.length && (failedAt[failures] ?? 0) <= at) failures++
    while (ended < endedAt.length && (endedAt[ended] ?? 0) <= at) ended++
    most = Math.max(most, index + 1 - ended)
    if (failures === 0) continue
    if (link === 'retried') pause = delay ?? pause
    // A socket that comes long after the latest failure was made for another reason.
    const soon = at - (failedAt[failures - 1] ?? 0) <= 2 * pause + 100
    if (link === 'retried' || (link === null && soon)) made++
  }
  return { failures, made, most }
}

export const reconnectStorm: StoryRule = {
  id: 'reconnect-storm',
  kind: 'storm',
  title: 'Reconnect storm: every failure makes several sockets',
  advice:
    'Reconnect from one handler only: a failure fires `error` and then `close`, so reconnect on `close` alone. Keep one timer, clear it before it is set again, and construct no socket while another is CONNECTING or OPEN. Then let the delay grow.',
  check(course) {
    const { failures, made, most } = rushOf(course)
    if (failures < fewestFailures || made < failures * leastRate || made - failures < fewestFailures)
      return null
    const lost = course.attempts.filter(wasLost)
    const [first, second, last] = [lost[0], lost[1], course.attempts.at(-1)]
    const sure = failures >= certainFrom.failures && made >= failures * certainFrom.rate
    return {
      sentence: `${plural(failures, 'failure')} of sockets to this endpoint were followed by ${made} new sockets from the same line, and up to ${most} were connecting or open at once: each failure makes more than one, and their number grows`,
      certainty: sure ? 'certain' : 'likely',
      evidence: evidence(
        [
          `socket #${first?.socket.number} failed first`,
          first?.socket.summary.closed ?? first?.socket.summary.errored ?? null,
        ],
        ...course.attempts
          .filter(({ after }) => after === first)
          .map(
            ({ socket }) =>
              [`socket #${socket.number} was constructed after it`, socket.summary.constructed] as const,
          ),
        [
          `socket #${second?.socket.number} failed next`,
          second?.socket.summary.closed ?? second?.socket.summary.errored ?? null,
        ],
        [`socket #${last?.socket.number} is the latest`, last?.socket.summary.constructed ?? null],
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
