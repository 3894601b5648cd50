// Open sockets that only become more: one line makes them one after another, and the page closes none.

import { evidence } from '../../rule.ts'
import { said } from '../../said.ts'
import type { Milliseconds } from '../../units.ts'
import { duration, place } from '../../words.ts'
import type { Attempt, Course } from '../course.ts'
import type { StoryRule } from '../story.ts'
import { steadyUrl } from '../story-key.ts'

/** A page may well hold several. */
const fewestOpen = 8
/** A pool opens its sockets in a burst, or each as soon as the one before has opened. */
const shortestPause: Milliseconds = 20
const shortestSpan: Milliseconds = 2000

/** Open sockets that replaced none, each constructed some time after the one before it had opened. */
function piledUp({ attempts }: Course): readonly Attempt[] {
  const piled: Attempt[] = []
  for (const attempt of attempts) {
    const { opened, startedAt } = attempt.socket.summary
    const before = piled.at(-1)?.socket.summary.opened
    if (attempt.link === null && opened && attempt.end === null)
      if (!before || startedAt >= before.at + shortestPause) piled.push(attempt)
  }
  return piled
}

export const socketLeak: StoryRule = {
  id: 'socket-leak',
  kind: 'leak',
  title: 'Sockets that are never closed',
  advice:
    'If these sockets are not all meant, close each one where its owner ends: in the clean-up of an effect, before a new one is assigned to the same variable, or share one socket. Browsers allow 255 (Chromium) or 200 (Firefox) sockets, then constructing one fails.',
  check(course) {
    const { attempts } = course
    const [start] = attempts
    if (!start || attempts.length < fewestOpen || start.socket.summary.site.length === 0) return null
    if (attempts.some(({ socket: { summary } }) => summary.closeCalled || summary.left)) return null
    const piled = piledUp(course)
    const [first, last] = [piled[0]?.socket, piled.at(-1)?.socket]
    if (!first || !last || piled.length < fewestOpen) return null
    const span = last.summary.startedAt - first.summary.startedAt
    const url = steadyUrl(first.summary.url)
    if (span < shortestSpan || piled.some(({ socket }) => steadyUrl(socket.summary.url) !== url)) return null
    return {
      sentence: said`${place(first.summary.site) ?? said`The page`} opened ${piled.length} sockets to this endpoint one after another within ${duration(span)}, and the page closed none of them: all are open`,
      certainty: 'likely',
      evidence: [...piled.slice(0, 4), ...piled.slice(4).slice(-4)].flatMap(({ socket }) =>
        evidence([said`socket #${socket.number} opened, and is open`, socket.summary.opened]),
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: Array.from(
        { length: 8 },
        (_, n) => `
        socket d.${n + 1}  +${n * 700}.0
             0.0  0  constructed  ws://localhost/ws  render@Feed.tsx:14
            30.0  1  open-fired`,
      ).join(''),
      verdicts: { 'd.1': 'socket-leak' },
    },
    {
      // A socket for each room: the query tells them apart, and they are meant.
      browser: 'chromium',
      log: Array.from(
        { length: 9 },
        (_, n) => `
        socket d.${n + 1}  +${n * 700}.0
             0.0  0  constructed  ws://localhost/ws?room=${n}  join@rooms.js:14
            30.0  1  open-fired`,
      ).join(''),
      verdicts: { 'd.1': null },
    },
  ],
}
