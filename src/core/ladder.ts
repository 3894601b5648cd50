// A socket's life as a ladder between page, browser and server: one rung a fact, arrows in the direction in
// which something was said. Runs of messages become one rung, and long silences are told.

import { type Fact, type ReadyState, sourceOf } from './fact.ts'
import type { Placed } from './server-log/placed.ts'
import type { Socket } from './socket.ts'
import { earlyClose, type Summary } from './summary.ts'
import type { Milliseconds } from './units.ts'
import { amount, duration, pathOf, plural } from './words.ts'

export type Lane = 'page' | 'browser' | 'server'

export interface Rung {
  readonly fact: Fact
  /** Since the socket's first fact. */
  readonly at: Milliseconds
  readonly label: string
  readonly from: Lane
  /** Equal to `from` for what happens in one place. */
  readonly to: Lane
  /** A word beside the arrow, such as “before open”. */
  readonly remark: string
  readonly tone: 'plain' | 'fault' | 'late'
  /** The page's ready state from here on; null while it is not known. */
  readonly state: ReadyState | null
  /** The silence before this rung, where it is long. */
  readonly silence: Milliseconds | null
  /** How many rungs before this one are left out of a long ladder. */
  readonly leftOut: number
}

type Said = Pick<Rung, 'label' | 'from' | 'to'> & Partial<Pick<Rung, 'remark' | 'tone'>>

const longSilence: Milliseconds = 1000
const most = 60

/**
 * The rungs of a socket, at most 60; beyond that the middle is left out, and the rung after it says so. Lines of a
 * server's log stand at the time they had by the browser's clock, and last where that is not known.
 */
export function ladder({ facts, summary }: Socket, logged: readonly Placed[] = []): readonly Rung[] {
  const start = facts[0]?.at ?? 0
  const own = ownRungs(facts, summary, start)
  const rungs = [...own, ...logged.map((line) => serverRung(line, start))].sort((a, b) => a.at - b.at)
  let before: Rung | null = null
  const told = rungs.map((rung) => {
    const silence: Milliseconds = before && Number.isFinite(rung.at) ? rung.at - before.at : 0
    const state = rung.state ?? (sourceOf(rung.fact.kind) === 'server' ? (before?.state ?? null) : null)
    before = { ...rung, state, silence: silence >= longSilence ? silence : null }
    return before
  })
  return told.length <= most ? told : shorten(told)
}

function ownRungs(facts: readonly Fact[], summary: Summary, start: Milliseconds): Rung[] {
  const closedEarly = earlyClose(summary)
  const rungs: Rung[] = []
  let state: ReadyState | null = null
  for (const [index, fact] of facts.entries()) {
    if ('state' in fact && fact.state !== null) state = fact.state
    const said = isRepeated(facts, index) ? null : say(fact, runLength(facts, index), summary, closedEarly)
    if (said) rungs.push({ ...plain, ...said, fact, at: fact.at - start, state })
  }
  return rungs
}

const plain = { remark: '', tone: 'plain', silence: null, leftOut: 0 } as const

/** At the end of all time where only the order is known. */
function serverRung({ fact, at, because }: Placed, start: Milliseconds): Rung {
  const status = fact.status === null ? '' : ` ${fact.status}`
  const doubt = because === 'maybe' ? ', maybe another socket’s' : ''
  const [headline = ''] = fact.text.split('\n', 1)
  return {
    ...plain,
    label: '',
    from: 'server',
    to: 'server',
    remark: `${at === null ? 'time not known: ' : ''}${fact.event === 'failed' ? headline : `${fact.event}${status}`}${doubt}`,
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

function say(fact: Fact, run: number, summary: Summary, closedEarly: Fact | null): Said | null {
  const messages = (verb: string, size: number) =>
    run > 1 ? `${plural(run, 'message')} ${verb}` : `message ${verb} ${amount(size)}`
  switch (fact.kind) {
    case 'constructed':
      return { label: 'new WebSocket', from: 'page', to: 'browser' }
    case 'construct-threw':
      return {
        label: 'new WebSocket',
        from: 'page',
        to: 'page',
        remark: `threw ${fact.threw.name}`,
        tone: 'fault',
      }
    case 'handler-set':
      return {
        label: fact.slot.startsWith('on') ? `${fact.slot} = ƒ` : `listen ${fact.slot}`,
        from: 'page',
        to: 'page',
      }
    case 'handler-replaced':
      return { label: `${fact.slot} replaced`, from: 'page', to: 'page' }
    case 'handler-removed':
      return { label: `${fact.slot} removed`, from: 'page', to: 'page' }
    case 'handler-threw':
      return {
        label: `${fact.slot} handler`,
        from: 'page',
        to: 'page',
        remark: `threw ${fact.threw.name || 'an exception'}`,
        tone: 'fault',
      }
    case 'close-called': {
      const label = `close(${fact.code ?? ''})`
      if (fact.threw)
        return { label, from: 'page', to: 'page', remark: `threw ${fact.threw.name}`, tone: 'fault' }
      const early = fact === closedEarly
      return {
        label,
        from: 'page',
        to: 'browser',
        remark: early ? 'before open' : '',
        tone: early ? 'fault' : 'plain',
      }
    }
    case 'send-called':
      if (fact.threw)
        return {
          label: 'send()',
          from: 'page',
          to: 'page',
          remark: `threw ${fact.threw.name}`,
          tone: 'fault',
        }
      return { label: messages('sent', fact.size), from: 'page', to: 'server' }
    case 'open-fired':
      return { label: 'open', from: 'browser', to: 'page', remark: fact.protocol }
    case 'message-received':
      return { label: messages('received', fact.size), from: 'server', to: 'page' }
    case 'error-fired':
      return { label: 'error', from: 'browser', to: 'page', tone: 'fault' }
    case 'close-fired':
      return {
        label: `close ${fact.code}`,
        from: 'browser',
        to: 'page',
        remark: fact.clean ? fact.reason || 'clean' : 'not clean',
      }
    case 'state-observed':
      return { label: `found ${fact.state === 3 ? 'CLOSED' : 'changed'}`, from: 'page', to: 'page' }
    case 'messages-counted':
      return null
    case 'hook-failed':
      return { label: 'recording failed', from: 'page', to: 'page', remark: fact.message, tone: 'fault' }
    case 'net:requested':
      return summary.sent ? null : { label: '', from: 'browser', to: 'browser', remark: 'request begun' }
    case 'net:sent':
      return { label: '', from: 'browser', to: 'server', remark: `GET ${pathOf(summary.url)}` }
    case 'net:redirected':
      return {
        label: '',
        from: 'server',
        to: 'browser',
        remark: `redirect to ${pathOf(fact.to)}`,
        tone: 'fault',
      }
    case 'net:responded': {
      const late = closedEarly !== null && fact.at > closedEarly.at
      const wrong = fact.status !== 101 && fact.status !== 200
      return {
        label: '',
        from: 'server',
        to: 'browser',
        remark: `${fact.status}${fact.status === 101 ? ' Switching Protocols' : ''}${late ? ' (too late)' : ''}`,
        tone: late ? 'late' : wrong ? 'fault' : 'plain',
      }
    }
    case 'net:failed':
      return {
        label: '',
        from: 'browser',
        to: 'browser',
        remark: fact.text || 'failed (text withheld)',
        tone: 'fault',
      }
    case 'net:completed':
      return null
    case 'net:ended':
      return summary.constructed
        ? null
        : { label: '', from: 'browser', to: 'browser', remark: 'connection ended' }
    case 'net:frame-sent':
      if (summary.constructed) return null
      return { label: '', from: 'browser', to: 'server', remark: messages('sent', fact.size) }
    case 'net:frame-received':
      // With page facts, the page's own messages tell the same.
      if (summary.constructed) return null
      return { label: '', from: 'server', to: 'browser', remark: messages('received', fact.size) }
    case 'ctx:document-started':
    case 'ctx:network-watched':
      return null
    case 'ctx:page-hidden':
      return {
        label: 'page left',
        from: 'page',
        to: 'page',
        remark: fact.persisted ? 'kept in the back/forward cache' : '',
      }
    case 'ctx:document-lost':
      return { label: 'page lost', from: 'page', to: 'page', remark: 'its process crashed or was ended' }
    case 'ctx:page-shown':
      return { label: 'page came back', from: 'page', to: 'page' }
    case 'ctx:visibility-changed':
      return { label: fact.visible ? 'tab shown' : 'tab hidden', from: 'page', to: 'page' }
    case 'ctx:connectivity-changed':
      return { label: fact.online ? 'online' : 'offline', from: 'browser', to: 'browser' }
    case 'ctx:policy-violated':
      return {
        label: '',
        from: 'browser',
        to: 'browser',
        remark: `${fact.directive} blocked it`,
        tone: 'fault',
      }
    case 'ctx:facts-dropped':
      return { label: '', from: 'page', to: 'page', remark: `${plural(fact.count, 'fact')} dropped` }
    case 'server:logged': // stands where its placement says, not among the socket's own facts
    case 'probe:answered':
    case 'probe:tried':
      return null // asked by a person later; no part of this socket's life
  }
}

/** What stands at the foot of the ladder, where something that is expected never came. */
export function foot({ summary, facts }: Socket): string {
  if (summary.threw) return 'no socket was made'
  if (summary.opened || !summary.constructed) return ''
  const ended = summary.phase === 'failed'
  const quiet = ended && !facts.some(({ kind }) => kind === 'close-fired')
  return ended
    ? `open never fired${quiet ? ', nor did close' : ''}`
    : `still connecting after ${duration((facts.at(-1)?.at ?? 0) - (facts[0]?.at ?? 0))}`
}
