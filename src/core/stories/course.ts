// The course of a group of sockets: which ended how, and which followed which, found in one walk.
//
//   #1 ────✕            #2 ────✕                #3 ────────▶
//          └── delay ───┘      └──── delay ─────┘

import { inOneGo } from '../replacements.ts'
import type { Browser } from '../rule.ts'
import type { Socket } from '../socket.ts'
import { hasOpened } from '../summary.ts'
import type { Milliseconds } from '../units.ts'

export interface End {
  /** When it was over for the page: its own `close()`, else `error` or `close`, whichever came first. */
  readonly at: Milliseconds
  /** The page ended it, by `close()` or by being left; else the browser, the server or the network. */
  readonly byPage: boolean
}

/** `replaced`: the page closed one and made the next in one go; `retried`: the one before was lost; `repeated`: closed before. */
export type Link = 'replaced' | 'retried' | 'repeated'

export interface Attempt {
  readonly socket: Socket
  /** It opened, as far as the page or the network saw. */
  readonly opened: boolean
  /** Null while it lives. */
  readonly end: End | null
  /** The attempt after whose end this one was constructed, how, and how much later. */
  readonly after: Attempt | null
  readonly link: Link | null
  readonly delay: Milliseconds | null
  /** How many links in a row lead here; a replacement starts anew. */
  readonly depth: number
}

export interface Course {
  readonly browser: Browser
  /** In order of construction. */
  readonly attempts: readonly Attempt[]
}

/** Code that replaces a socket by hand may close the old one right after it made the new one. */
const closedRightAfter: Milliseconds = 5
/** How far a walk looks for such an old one, so that a burst of thousands stays one walk. */
const lookahead = 8
/** Longer than any library waits; what comes later is something new. */
const longestPause: Milliseconds = 5 * 60_000

interface Ended {
  readonly attempt: number
  readonly end: End
  taken: boolean
}

/** Follows a group, given in order of construction; `order` says which of several ends a retry answers first. */
export function courseOf(
  group: readonly Socket[],
  browser: Browser,
  order: 'latest' | 'oldest' = 'latest',
): Course {
  const ends = group.map(({ summary }) => endOf(summary))
  const queue = ends
    .flatMap((end, attempt): Ended[] => (end ? [{ attempt, end, taken: false }] : []))
    .sort((a, b) => a.end.at - b.end.at)
  const lost: Ended[] = []
  let forgotten = 0
  const closed: Ended[] = []
  const attempts: Attempt[] = []
  let next = 0
  for (const [index, socket] of group.entries()) {
    const at = socket.summary.startedAt
    for (; next < queue.length && (queue[next]?.end.at ?? 0) <= at; next++) {
      const ended = queue[next]
      if (ended && !ended.taken && ended.attempt !== index) (ended.end.byPage ? closed : lost).push(ended)
    }
    const [link, before] = follow(at, index)
    if (before) before.taken = true
    const after = before ? (attempts[before.attempt] ?? null) : null
    attempts.push({
      socket,
      opened: hasOpened(socket.summary),
      end: ends[index] ?? null,
      after,
      link: after ? link : null,
      delay: after && before ? delayOf(after.socket, before.end, at) : null,
      depth: after && link !== 'replaced' ? after.depth + 1 : 0,
    })
  }
  return { browser, attempts }

  function follow(at: Milliseconds, index: number): readonly [Link, Ended | undefined] {
    const [recent, made] = [closed.at(-1), group[index]]
    const close = recent && group[recent.attempt]?.summary.closeCalled
    if (close && made && inOneGo(close, made.summary)) return ['replaced', closed.pop()]
    for (const soon of queue.slice(next, next + lookahead)) {
      if (soon.end.at > at + closedRightAfter) break
      if (soon.end.byPage && !soon.taken && soon.attempt < index) return ['replaced', soon]
    }
    while (forgotten < lost.length && at - (lost[forgotten]?.end.at ?? 0) > longestPause) forgotten++
    if (forgotten < lost.length) return ['retried', order === 'latest' ? lost.pop() : lost[forgotten++]]
    if (recent && at - recent.end.at <= longestPause) return ['repeated', closed.pop()]
    return ['repeated', undefined]
  }
}

/** From the end of a socket, or from where it was over for the page, to the next construction. */
function delayOf({ summary }: Socket, end: End, at: Milliseconds): Milliseconds {
  const { endedAt } = summary
  return Math.max(0, at - (endedAt !== null && endedAt <= at ? endedAt : end.at))
}

function endOf(summary: Socket['summary']): End | null {
  const { closeCalled, errored, endedAt, left } = summary
  // A close() of a socket that is already CLOSED ends nothing.
  const closed = closeCalled && closeCalled.state !== 3 ? closeCalled : null
  const byPage = closed !== null && closed.at <= (endedAt ?? closed.at)
  if (endedAt === null && !byPage) return null
  const over = byPage ? closed.at : Math.min(errored?.at ?? Number.POSITIVE_INFINITY, endedAt ?? 0)
  return { at: over, byPage: byPage || left !== null }
}

/** Whether a socket ended though nobody saw the page close it, before or after it opened. */
export function wasLost({ end }: Attempt): boolean {
  return end !== null && !end.byPage
}

/** The attempts of the longest row of links, first to last: one chain of retries among others. */
export function longestRow({ attempts }: Course): readonly Attempt[] {
  let last: Attempt | null = null
  for (const attempt of attempts) if (!last || attempt.depth > last.depth) last = attempt
  const row: Attempt[] = []
  for (let at = last; at; at = at.depth > 0 ? at.after : null) row.push(at)
  return row.reverse()
}
