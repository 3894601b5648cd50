// Sockets that replaced each other: one was closed while CONNECTING, and the same line constructed the next
// one to the same URL within a few milliseconds.
//
//   #1 ──close()   #2 ──close()   #3 ────────▶      one chain of three
//
import type { CallSite, CloseCalled, Frame } from './fact.ts'
import type { Socket } from './socket.ts'
import { earlyClose, type Summary } from './summary.ts'
import type { Milliseconds, SubjectId } from './units.ts'

/** A clean-up and the next run of an effect are one commit of the page: a few milliseconds, seldom more. */
const sameCommit: Milliseconds = 50
/** That much on a machine that is busy, where both stacks go through a framework's effects, or it went so before. */
const slowCommit: Milliseconds = 1000
/** React 19 calls renders, effects and clean-ups, but no handler of an event, from its `react_stack_bottom_frame`. */
const effects =
  /commitHook|commitPassive|PassiveEffects|safelyCallDestroy|runWithFiber|invokeCleanup|invokeEffect|flushAfterPaint|invokeOrReturn|react_stack_bottom_frame/i

/** Whether a call was made by a framework that runs an effect or its clean-up. */
export const inEffect = (site: CallSite) => site.some((frame) => effects.test(frame.function))

/** Whether a socket was constructed so soon after a `close()` that both are one commit of the page. */
export function inOneGo(close: CloseCalled, { startedAt, site }: Summary): boolean {
  const apart = startedAt - close.at
  return apart <= sameCommit || (apart <= slowCommit && inEffect(close.site) && inEffect(site))
}

/** The chain of each socket that replaced another or was replaced; sockets in order of construction. */
export function chainsOf(sockets: readonly Socket[]): ReadonlyMap<SubjectId, readonly Socket[]> {
  const chains = new Map<SubjectId, Socket[]>()
  for (const [index, socket] of sockets.entries()) {
    const before = predecessorOf(socket, chains.get(socket.id) ?? [])
    const next = nextOf(socket, index, sockets, before !== null && closedAlike(before, socket))
    if (!next || chains.has(next.id)) continue
    const chain = chains.get(socket.id) ?? [socket]
    chain.push(next)
    chains.set(socket.id, chain)
    chains.set(next.id, chain)
  }
  return chains
}

/** The socket that took this one's place, if one did. */
export function successorOf(socket: Socket, chain: readonly Socket[]): Socket | null {
  return chain[chain.findIndex(({ id }) => id === socket.id) + 1] ?? null
}

const predecessorOf = (socket: Socket, chain: readonly Socket[]): Socket | null =>
  chain[chain.findIndex(({ id }) => id === socket.id) - 1] ?? null

/** Whether the same line closed both before they opened. */
function closedAlike(one: Socket, other: Socket): boolean {
  const [a, b] = [one, other].map(({ summary }) => earlyClose(summary)?.site[0])
  return a !== undefined && b !== undefined && sameLine(a, b)
}

/**
 * The list is in order of construction, so the search ends where the commit does. `known`: the line that closed
 * this one has closed another before, which was replaced at once.
 */
function nextOf(socket: Socket, index: number, all: readonly Socket[], known: boolean): Socket | null {
  const close = earlyClose(socket.summary)
  if (!close) return null
  const patience = known || inEffect(close.site) ? slowCommit : sameCommit
  for (let at = index + 1; at < all.length; at++) {
    const other = all[at]
    if (!other || other.summary.startedAt > close.at + patience) return null
    if (
      (known || inOneGo(close, other.summary)) &&
      !isRetry(socket.summary, close, other.summary) &&
      other.summary.startedAt >= close.at - sameCommit &&
      twins(socket, other)
    )
      return other
  }
  return null
}

/** Renders and clean-ups close sockets younger than this; what closes older ones may be a timer. */
export const timersFrom: Milliseconds = 90

/** A page that waits for the `close` event of a socket it gave up, and then tries again, replaces nothing. */
function isRetry({ startedAt, closed }: Summary, close: CloseCalled, next: Summary): boolean {
  return (
    closed !== null &&
    next.startedAt >= closed.at &&
    close.at - startedAt >= timersFrom &&
    !inEffect(close.site)
  )
}

/** Whether two sockets were constructed by the same line of one document for the same URL. */
function twins(a: Socket, b: Socket): boolean {
  if (
    a.document !== b.document ||
    a.summary.url !== b.summary.url ||
    !a.summary.constructed ||
    !b.summary.constructed
  )
    return false
  const [one, other] = [a.summary.site[0], b.summary.site[0]]
  return !one || !other || sameLine(one, other)
}

const sameLine = (one: Frame, other: Frame) =>
  one.url === other.url && one.line === other.line && one.column === other.column
