// A socket's life as a ladder between page, browser and server: one rung a fact, arrows in the direction in
// which something was said. Runs of messages become one rung, and long silences are told.

import { type Fact, type ReadyState, sourceOf } from '../fact.ts'
import { said } from '../said.ts'
import type { Placed } from '../server-log/placed.ts'
import type { Socket } from '../socket.ts'
import { earlyClose, type Summary } from '../summary.ts'
import type { Milliseconds } from '../units.ts'
import { duration } from '../words.ts'
import type { Rung } from './rung.ts'
import { sayingOf } from './said.ts'

const longSilence: Milliseconds = 1000
const most = 60

/**
 * The rungs of a socket, at most 60; beyond that the middle is left out, and the rung after it says so. What proves the
 * verdict is marked. Lines of a server's log stand at the time they had by the browser's clock, and last where that is
 * not known.
 */
export function ladder(
  { facts, summary }: Socket,
  logged: readonly Placed[] = [],
  proving: ReadonlySet<Fact> = new Set(),
): readonly Rung[] {
  const start = facts[0]?.at ?? 0
  const rungs = among(
    ownRungs(facts, summary, start, proving),
    logged.map((line) => serverRung(line, start)),
  )
  let before: Rung | null = null
  const told = rungs.map((rung) => {
    const silence: Milliseconds = before && Number.isFinite(rung.at) ? rung.at - before.at : 0
    const state = rung.state ?? (sourceOf(rung.fact.kind) === 'server' ? (before?.state ?? null) : null)
    before = { ...rung, state, silence: silence >= longSilence ? silence : null }
    return before
  })
  return told.length <= most ? told : shorten(told)
}

function ownRungs(
  facts: readonly Fact[],
  summary: Summary,
  start: Milliseconds,
  proving: ReadonlySet<Fact>,
): Rung[] {
  const closedEarly = earlyClose(summary)
  const rungs: Rung[] = []
  let state: ReadyState | null = null
  for (const [index, fact] of facts.entries()) {
    if ('state' in fact && fact.state !== null) state = fact.state
    if (isRepeated(facts, index)) continue
    const run = talk.has(fact.kind) ? runLength(facts, index) : 1
    const words = sayingOf(fact, run, summary, closedEarly)
    const proves = proving.size > 0 && facts.slice(index, index + run).some((each) => proving.has(each))
    if (words) rungs.push({ ...plain, ...words, fact, run, proves, at: fact.at - start, state })
  }
  return rungs
}

const plain = { run: 1, proves: false, remark: '', tone: 'plain', silence: null, leftOut: 0 } as const

/** The server's lines between the socket's own rungs, whose order is of cause and effect: their times may not be. */
function among(own: readonly Rung[], lines: readonly Rung[]): readonly Rung[] {
  const waiting = [...lines].sort((a, b) => a.at - b.at)
  const placed = own.flatMap((rung) => {
    const earlier = waiting.findIndex(({ at }) => at >= rung.at)
    return [...waiting.splice(0, earlier < 0 ? waiting.length : earlier), rung]
  })
  return [...placed, ...waiting]
}

/** At the end of all time where only the order is known. */
function serverRung({ fact, at, because }: Placed, start: Milliseconds): Rung {
  const status = fact.status === null ? '' : ` ${fact.status}`
  const doubt = because === 'maybe' ? said`, maybe another socket’s` : ''
  const [headline = ''] = fact.text.split('\n', 1)
  return {
    ...plain,
    label: '',
    from: 'server',
    to: 'server',
    remark: `${at === null ? said`time not known: ` : ''}${fact.event === 'failed' ? headline : `${fact.event}${status}`}${doubt}`,
    tone:
      because === 'maybe' ? 'late' : fact.event === 'failed' || fact.event === 'rejected' ? 'fault' : 'plain',
    fact,
    at: at === null ? Number.POSITIVE_INFINITY : at - start,
    state: null,
  }
}

function shorten(rungs: readonly Rung[]): readonly Rung[] {
  const end = rungs.slice(-most / 2)
  const leftOut = rungs.length - most
  return [
    ...rungs.slice(0, most / 2),
    ...end.map((rung, index) => (index === 0 ? { ...rung, leftOut } : rung)),
  ]
}

const talk: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'message-received',
  'send-called',
  'net:frame-received',
  'net:frame-sent',
])

/** Whether the rung of an earlier message of the same kind already stands for this one. */
function isRepeated(facts: readonly Fact[], index: number): boolean {
  const fact = facts[index]
  return fact !== undefined && talk.has(fact.kind) && !threw(fact) && sameTalk(facts[index - 1], fact)
}

const threw = (fact: Fact | undefined) => fact !== undefined && 'threw' in fact && fact.threw !== undefined

/** What was sent, and what could not be sent, are not one run. */
function sameTalk(a: Fact | undefined, b: Fact | undefined): boolean {
  return a?.kind === b?.kind && threw(a) === threw(b)
}

function runLength(facts: readonly Fact[], index: number): number {
  let end = index
  while (sameTalk(facts[end + 1], facts[index])) end++
  return end - index + 1
}

/** What stands at the foot of the ladder, where something that is expected never came. */
export function foot({ summary, facts }: Socket): string {
  if (summary.threw) return said`no socket was made`
  if (summary.opened || !summary.constructed) return ''
  const ended = summary.phase === 'failed'
  const quiet = ended && !facts.some(({ kind }) => kind === 'close-fired')
  if (quiet) return said`open never fired, nor did close`
  return ended
    ? said`open never fired`
    : said`still connecting after ${duration((facts.at(-1)?.at ?? 0) - (facts[0]?.at ?? 0))}`
}
