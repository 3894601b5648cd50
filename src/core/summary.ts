// What a list of facts adds up to for one socket: the first and last things that matter, found once and
// read by the list, the rules and the hypotheses.

import type {
  CallSite,
  CloseCalled,
  CloseFired,
  Constructed,
  ConstructThrew,
  ErrorFired,
  Fact,
  FactOf,
  Kind,
  NetFailed,
  NetResponded,
  NetSent,
  OpenFired,
  PageHidden,
  ReadyState,
} from './fact.ts'
import { hasState } from './shape.ts'
import type { Bytes, Milliseconds } from './units.ts'

/**
 * `failed` never opened; `left` was alive when its page was left, and is seen no more; `unseen` has no page
 * facts and no network end, so its state is not known.
 */
export type Phase = 'connecting' | 'open' | 'closing' | 'closed' | 'failed' | 'left' | 'unseen'

export interface Tally {
  readonly count: number
  readonly size: Bytes
}

export interface Summary {
  readonly url: string
  readonly protocols: readonly string[]
  readonly site: CallSite
  readonly startedAt: Milliseconds
  /** When the socket reached CLOSED, as far as anybody saw. */
  readonly endedAt: Milliseconds | null
  readonly phase: Phase
  readonly state: ReadyState | null
  readonly constructed: Constructed | null
  readonly threw: ConstructThrew | null
  readonly opened: OpenFired | null
  readonly errored: ErrorFired | null
  readonly closed: CloseFired | null
  /** The first `close()` that did not throw. */
  readonly closeCalled: CloseCalled | null
  readonly requested: FactOf<'net:requested'> | null
  readonly sent: NetSent | null
  readonly responded: NetResponded | null
  readonly redirected: FactOf<'net:redirected'> | null
  readonly failed: NetFailed | null
  /** The page was left, and did not come back. */
  readonly left: PageHidden | null
  readonly received: Tally
  readonly sentMessages: Tally
}

/** The first fact of a kind. */
export function first<K extends Kind>(facts: readonly Fact[], kind: K): FactOf<K> | null {
  return (facts.find((fact) => fact.kind === kind) as FactOf<K> | undefined) ?? null
}

/** Summarizes one socket's facts, given in order of time. */
export function summarize(facts: readonly Fact[]): Summary {
  const constructed = first(facts, 'constructed')
  const threw = first(facts, 'construct-threw')
  const requested = first(facts, 'net:requested')
  const opened = first(facts, 'open-fired')
  const errored = first(facts, 'error-fired')
  const closed = first(facts, 'close-fired')
  const failed = first(facts, 'net:failed')
  const responded = first(facts, 'net:responded')
  const netEnded = first(facts, 'net:ended')
  const closeCalled =
    facts.find((fact): fact is CloseCalled => fact.kind === 'close-called' && fact.threw === undefined) ??
    null
  const state = lastState(facts)
  const left = state === 3 ? null : lastHidden(facts)
  const ended = closed ?? facts.find((fact) => 'state' in fact && fact.state === 3) ?? threw ?? left
  const counted = facts.filter((fact) => fact.kind === 'messages-counted').at(-1)
  return {
    url: constructed?.url ?? threw?.given ?? requested?.url ?? '',
    protocols: constructed?.protocols ?? threw?.protocols ?? requestedProtocols(facts),
    site: constructed?.site ?? threw?.site ?? requested?.site ?? [],
    startedAt: (constructed ?? threw ?? facts[0])?.at ?? 0,
    endedAt: ended?.at ?? (constructed ? null : ((failed ?? netEnded)?.at ?? null)),
    phase: left ? 'left' : phaseOf(state, { constructed, threw, opened, failed, responded, netEnded }),
    state,
    constructed,
    threw,
    opened,
    errored,
    closed,
    closeCalled,
    requested,
    sent: first(facts, 'net:sent'),
    responded,
    redirected: first(facts, 'net:redirected'),
    failed,
    left,
    received: counted
      ? { count: counted.received, size: counted.receivedSize }
      : tally(facts, 'message-received', constructed ? null : 'net:frame-received'),
    sentMessages: counted
      ? { count: counted.sent, size: counted.sentSize }
      : tally(facts, 'send-called', constructed ? null : 'net:frame-sent'),
  }
}

type Signs = Pick<Summary, 'constructed' | 'threw' | 'opened' | 'failed' | 'responded'> & {
  readonly netEnded: FactOf<'net:ended'> | null
}

function phaseOf(state: ReadyState | null, signs: Signs): Phase {
  if (signs.threw) return 'failed'
  if (!signs.constructed) {
    if (signs.failed && signs.responded?.status !== 101) return 'failed'
    if (signs.netEnded) return 'closed'
    return signs.responded ? 'open' : 'unseen'
  }
  if (state === 3) return signs.opened ? 'closed' : 'failed'
  if (state === 2) return 'closing'
  return state === 1 ? 'open' : 'connecting'
}

function lastState(facts: readonly Fact[]): ReadyState | null {
  for (let index = facts.length - 1; index >= 0; index--) {
    const fact = facts[index]
    if (fact && hasState(fact.kind) && 'state' in fact && fact.state !== null) return fact.state
  }
  return null
}

function lastHidden(facts: readonly Fact[]): PageHidden | null {
  const last = facts.filter(({ kind }) => kind === 'ctx:page-hidden' || kind === 'ctx:page-shown').at(-1)
  return last?.kind === 'ctx:page-hidden' ? last : null
}

function tally(facts: readonly Fact[], kind: Kind, instead: Kind | null): Tally {
  let count = 0
  let size = 0
  for (const fact of facts) {
    if (fact.kind !== kind && fact.kind !== instead) continue
    if (!('size' in fact) || ('threw' in fact && fact.threw)) continue
    count++
    size += fact.size
  }
  return { count, size }
}

function requestedProtocols(facts: readonly Fact[]): readonly string[] {
  const offered = header(first(facts, 'net:sent')?.headers ?? null, 'sec-websocket-protocol')
  return offered.flatMap((value) => value.split(',').map((each) => each.trim())).filter((each) => each !== '')
}

/** The page's own `close()` that ended a socket before it opened: ready state 0 → 2. */
export function earlyClose({ opened, closeCalled }: Summary): CloseCalled | null {
  return closeCalled && !(opened && opened.at <= closeCalled.at) ? closeCalled : null
}

/** Every value of a header, in order; none when the headers are not visible. */
export function header(headers: NetSent['headers'], name: string): readonly string[] {
  return (headers ?? []).filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
}
