// An effect that runs at every render closes its socket and makes another, before the socket opens or after.

import { evidence } from '../../rule.ts'
import { said } from '../../said.ts'
import { earlyClose } from '../../summary.ts'
import type { Milliseconds } from '../../units.ts'
import { duration, place, plural } from '../../words.ts'
import type { Attempt, Course } from '../course.ts'
import type { StoryRule } from '../story.ts'
import { steadyUrl } from '../story-key.ts'

/** Sockets closed early in one row, and sockets closed after they opened: a person closes some of those too. */
const fewest = { early: 2, opened: 3 }
/** A socket that lived for longer was closed for another reason than the next render. */
const longestLife: Milliseconds = 5000

/** The longest row of sockets, each replaced by the next in one go by the same lines, all within seconds of life. */
function rowOf({ attempts }: Course): readonly Attempt[] {
  const lengths = new Map<Attempt, number>()
  let last: Attempt | null = null
  for (const attempt of attempts) {
    const { after } = attempt
    const length = after && replacedBy(after, attempt) ? (lengths.get(after) ?? 1) + 1 : 1
    lengths.set(attempt, length)
    if (!last || length > (lengths.get(last) ?? 1)) last = attempt
  }
  const row: Attempt[] = []
  for (let at = last; at; at = (lengths.get(at) ?? 1) > 1 ? at.after : null) row.push(at)
  return row.reverse()
}

function replacedBy(before: Attempt, next: Attempt): boolean {
  const [a, b] = [before.socket.summary, next.socket.summary]
  const { after } = before
  const [one, other] = [lineOfClose(before), after && before.link === 'replaced' ? lineOfClose(after) : null]
  return (
    next.link === 'replaced' &&
    before.end !== null &&
    before.end.at - a.startedAt <= longestLife &&
    steadyUrl(a.url) === steadyUrl(b.url) &&
    (other === null || one === other)
  )
}

function lineOfClose({ socket: { summary } }: Attempt): string {
  const [frame] = summary.closeCalled?.site ?? []
  return frame ? `${frame.url}:${frame.line}:${frame.column}` : ''
}

export const effectChurn: StoryRule = {
  id: 'effect-churn',
  kind: 'churn',
  title: 'An effect keeps replacing this socket',
  advice:
    'Something in the effect’s dependencies is new at every render: an object, array or function literal, or an options argument. Memoize it, list its primitive parts instead, or keep the socket outside of the effect.',
  check(course) {
    const row = rowOf(course)
    const replaced = row.slice(0, -1)
    const opened = replaced.filter(({ socket }) => earlyClose(socket.summary) === null).length
    const early = replaced.length - opened
    if (early < fewest.early && opened < fewest.opened) return null
    const [first, last] = [row[0]?.socket, row.at(-1)?.socket]
    if (!first || !last) return null
    const span = duration(last.summary.startedAt - first.summary.startedAt)
    const when =
      opened === 0
        ? said`before they opened`
        : early === 0
          ? said`after they opened`
          : said`${early} of them before they opened`
    const closer = place(first.summary.closeCalled?.site ?? []) ?? said`The page`
    return {
      sentence: said`${closer} closed ${plural(replaced.length, 'socket')} to this endpoint within ${span}, ${when}, and the same line constructed the next one each time`,
      certainty: early >= fewest.early ? 'certain' : 'likely',
      evidence: replaced
        .slice(0, 8)
        .flatMap(({ socket }) =>
          evidence([said`socket #${socket.number} closed by the page`, socket.summary.closeCalled]),
        ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        socket d.1
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          15.0  2  close-called  -  cleanup@useWebSocket.ts:31
        socket d.2  +16.0
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          15.0  2  close-called  -  cleanup@useWebSocket.ts:31
        socket d.3  +32.0
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          20.0  1  open-fired`,
      verdicts: { 'd.1': 'effect-churn' },
    },
    {
      browser: 'firefox',
      log: Array.from(
        { length: 4 },
        (_, n) => `
        socket d.${n + 1}  +${n * 1001}.0
             0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
            20.0  1  open-fired${
              n === 3
                ? ''
                : `
          1000.0  2  close-called  -  cleanup@useWebSocket.ts:31
          1010.0  3  close-fired   1005  clean`
            }`,
      ).join(''),
      verdicts: { 'd.1': 'effect-churn' },
    },
    {
      // A person who changes rooms: another room, another query.
      browser: 'chromium',
      log: Array.from(
        { length: 5 },
        (_, n) => `
        socket d.${n + 1}  +${n * 1001}.0
             0.0  0  constructed   ws://localhost/ws?room=${n}  useRoom.ts:20
            20.0  1  open-fired
          1000.0  2  close-called  -  cleanup@useRoom.ts:31
          1010.0  3  close-fired   1005  clean`,
      ).join(''),
      verdicts: { 'd.1': null },
    },
  ],
}
