// The page called close() while CONNECTING: ready state 0 → 2 → 3. An effect that runs twice and an effect
// that runs at every render are the same act seen in company, so the three rules share this file.

import type { CloseCalled } from '../fact.ts'
import { type Case, type Evidence, evidence, type Rule } from '../rule.ts'
import type { Socket } from '../socket.ts'
import type { Milliseconds } from '../units.ts'
import { duration, place, plural } from '../words.ts'

/** A clean-up and the next run of an effect are one commit of the page: a few milliseconds, seldom more. */
const sameCommit: Milliseconds = 50

/** The `close()` that ended a socket before it opened. */
function earlyClose({ opened, closeCalled }: Case['summary']): CloseCalled | null {
  return closeCalled && !(opened && opened.at <= closeCalled.at) ? closeCalled : null
}

/** Whether two sockets were constructed by the same line for the same URL. */
function twins(a: Socket, b: Socket): boolean {
  if (a.summary.url !== b.summary.url || !a.summary.constructed || !b.summary.constructed) return false
  const [one, other] = [a.summary.site[0], b.summary.site[0]]
  return !one || !other || (one.url === other.url && one.line === other.line && one.column === other.column)
}

/** The socket that took this one's place: constructed beside its `close()`. */
function successor(socket: Socket, all: readonly Socket[]): Socket | null {
  const close = earlyClose(socket.summary)
  if (!close) return null
  const next = all.find(
    (other) =>
      other.number > socket.number &&
      twins(socket, other) &&
      Math.abs(other.summary.startedAt - close.at) <= sameCommit,
  )
  return next ?? null
}

/** The chain of sockets that replaced each other, this one among them. */
function succession(socket: Socket, all: readonly Socket[]): readonly Socket[] {
  const before = all.find((other) => other.number < socket.number && successor(other, all) === socket)
  return before ? succession(before, all) : chainFrom(socket, all)
}

function chainFrom(socket: Socket, all: readonly Socket[]): readonly Socket[] {
  const chain = [socket]
  for (let next = successor(socket, all); next; next = successor(next, all)) chain.push(next)
  return chain
}

function told({ summary }: Case, close: CloseCalled): { act: string; seen: Evidence[] } {
  const where = place(close.site)
  const { responded } = summary
  const age = duration(close.at - summary.startedAt)
  return {
    act: `${where ? `${where} called \`close()\`` : 'the page called `close()`'} ${age} after the constructor, while \`readyState\` was CONNECTING`,
    seen: evidence(
      ['close() before open: ready state 0 → 2', close],
      responded && responded.at > close.at
        ? [
            `the server answered ${responded.status} ${duration(responded.at - close.at)} later: too late`,
            responded,
          ]
        : ['the server had answered, but open had not fired yet', responded],
      [`the browser’s own text: ${summary.failed?.text}`, summary.failed?.text ? summary.failed : null],
    ),
  }
}

export const effectChurn: Rule = {
  id: 'effect-churn',
  title: 'An effect keeps replacing this socket',
  family: 'page-closed',
  advice:
    'Something in the effect’s dependencies is new at every render: an object, array or function literal, or an options argument. Memoize it, list its primitive parts instead, or keep the socket outside of the effect.',
  check(found) {
    const close = earlyClose(found.summary)
    if (!close) return null
    const chain = succession(found.socket, found.all)
    if (chain.length < 3) return null
    const { act, seen } = told(found, close)
    const [start, end] = [chain[0], chain.at(-1)]
    const span = duration((end?.summary.startedAt ?? 0) - (start?.summary.startedAt ?? 0))
    return {
      sentence: `${capital(act)}, and constructed the next one: ${plural(chain.length, 'socket')} to this URL from the same line within ${span}`,
      certainty: 'certain',
      evidence: [
        ...seen,
        ...chain
          .slice(0, 8)
          .flatMap(({ number, summary }) => evidence([`socket #${number} constructed`, summary.constructed])),
      ],
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
      verdicts: { 'd.1': 'effect-churn', 'd.2': 'effect-churn', 'd.3': null },
    },
  ],
}

export const effectRanTwice: Rule = {
  id: 'effect-ran-twice',
  title: 'Closed by the page before open: an effect that ran twice',
  family: 'page-closed',
  advice:
    'Under React StrictMode in development this is on purpose, and harmless if the second socket opens: check that the clean-up also removes its handlers, so that the first socket’s error is not reported. In production, look for what unmounts or re-runs the effect.',
  check(found) {
    const close = earlyClose(found.summary)
    const next = successor(found.socket, found.all)
    if (!close || !next) return null
    const { act, seen } = told(found, close)
    const apart = next.summary.startedAt - close.at
    const fate = next.summary.opened ? ', and opened' : ''
    return {
      sentence: `${capital(act)}; socket #${next.number} to the same URL was constructed ${duration(Math.abs(apart))} ${apart < 0 ? 'before' : 'later'}${fate}. This is what an effect that runs twice looks like`,
      certainty: 'certain',
      evidence: [...seen, ...evidence([`socket #${next.number} took its place`, next.summary.constructed])],
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        socket d.1
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
           1.0  2  close-called  -  cleanup@useWebSocket.ts:31
           2.0  3  error-fired
           2.1  3  close-fired   1006  unclean
        socket d.2  +1.4
           0.0  0  constructed   ws://localhost/ws  useWebSocket.ts:20
          20.0  1  open-fired`,
      verdicts: { 'd.1': 'effect-ran-twice', 'd.2': null },
    },
  ],
}

export const pageClosedWhileConnecting: Rule = {
  id: 'page-closed-while-connecting',
  title: 'Closed by the page before open',
  family: 'page-closed',
  advice:
    'Follow the call site of `close()`: a clean-up, an unmount, a time-out of a reconnecting library that is shorter than the handshake, or a `disconnect` called on a state change. The server has nothing to do with it.',
  check(found) {
    const close = earlyClose(found.summary)
    if (!close) return null
    const { act, seen } = told(found, close)
    return { sentence: capital(act), certainty: 'certain', evidence: seen }
  },
  examples: [
    {
      browser: 'firefox',
      log: `
         0.0  0  constructed    ws://localhost:8000/ws/dashboard/  protocols=access_token
         1.1  0  handler-set    onopen  useWebSocket.ts:31
        18.4  2  close-called   -  useWebSocket.ts:47
        21.7  2  net:responded  101
        22.0  3  error-fired
        22.1  3  close-fired    1006  unclean`,
      verdicts: { 'd.1': 'page-closed-while-connecting' },
    },
  ],
}

/** A sentence's first letter, past any backtick. */
function capital(sentence: string): string {
  return sentence.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}
