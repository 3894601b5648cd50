// What a HAR does not tell of its sockets, in sentences: which of it the tool never writes, and what was left out.

import { printable } from '../printable.ts'
import { said } from '../said.ts'
import { plural } from '../words.ts'
import type { Ways } from './foreign.ts'

/** What was found in a log beside its facts. Counts are of entries. */
export interface Findings {
  readonly sockets: number
  /** Sockets that were read from the entry itself, without facts that Lifeline wrote beside it. */
  readonly foreign: number
  readonly others: number
  readonly messages: number
  readonly times: number
  readonly outcomeTimes: number
  readonly fates: number
  /** No request of the log has a cookie or an authorization, and its tool takes them out unless told otherwise. */
  readonly sanitized: boolean
  readonly ways: Ways
  /** What was left out, each with its place. */
  readonly refused: readonly string[]
}

/** Malformed parts that are told one by one. */
const mostTold = 20

export function gapsOf(found: Findings): readonly string[] {
  const { sockets, foreign, others, messages, times, outcomeTimes, fates, sanitized, ways, refused } = found
  const gaps: string[] = []
  if (sockets === 0) gaps.push(said`This HAR has no WebSocket among its ${plural(others, 'request')}.`)
  else if (others > 0)
    gaps.push(said`Passed over: ${plural(others, 'request')} for something else than a WebSocket.`)
  if (foreign > 0 && messages === 0)
    gaps.push(
      ways === 'firefox'
        ? said`No messages and no failure texts: Firefox writes neither into a HAR.`
        : said`This HAR has no messages of its sockets.`,
    )
  if (fates > 0)
    gaps.push(
      said`${plural(fates, 'request')} with neither answer nor failure: what became of it is not told.`,
    )
  if (outcomeTimes > 0)
    gaps.push(said`${plural(outcomeTimes, 'outcome')} without a time: told as if at the time of the request.`)
  if (times > 0)
    gaps.push(said`${plural(times, 'request')} without a time, because never sent: told at the beginning.`)
  if (sanitized)
    gaps.push(
      said`No cookie and no authorization in any request: DevTools take them out of a HAR unless told to keep them.`,
    )
  for (const why of refused.slice(0, mostTold)) gaps.push(said`Left out: ${printable(why.slice(0, 300))}.`)
  if (refused.length > mostTold) gaps.push(said`Left out: ${refused.length - mostTold} more.`)
  return gaps
}
