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
import { type Bytes, documentOf, type Milliseconds, noDocument } from './units.ts'

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
  /** The page was left or lost, and did not come back. */
  readonly left: PageHidden | FactOf<'ctx:document-lost'> | null
  readonly received: Tally
  readonly sentMessages: Tally
}

/** The first fact of a kind. */
export function first<K extends Kind>(facts: readonly Fact[], kind: K): FactOf<K> | null {
  return (facts.find((fact) => fact.kind === kind) as FactOf<K> | undefined) ?? null
}

/** The first fact of each kind, and what only the whole list tells: found in one walk, which can go on. */
export interface Walk {
  readonly firsts: { [K in Kind]?: FactOf<K> }
  closeCalled: CloseCalled | null
  /** The first fact seen with the ready state CLOSED. */
  closedSeen: Fact | null
  state: ReadyState | null
  hidden: PageHidden | FactOf<'ctx:page-shown' | 'ctx:document-lost'> | null
  page: Talk
  network: Talk
}

interface Talk {
  readonly received: { count: number; size: Bytes }
  readonly sent: { count: number; size: Bytes }
}

const silence = (): Talk => ({ received: { count: 0, size: 0 }, sent: { count: 0, size: 0 } })

export const beginWalk = (): Walk => ({
  firsts: {},
  closeCalled: null,
  closedSeen: null,
  state: null,
  hidden: null,
  page: silence(),
  network: silence(),
})

/** Goes on with a walk over facts that come after those it has seen. */
export function walk(seen: Walk, facts: readonly Fact[]): void {
  const firsts = seen.firsts as Partial<Record<Kind, Fact>>
  for (const fact of facts) {
    firsts[fact.kind] ??= fact
    if ('state' in fact && fact.state !== null) {
      seen.state = fact.state
      if (fact.state === 3) seen.closedSeen ??= fact
    }
    switch (fact.kind) {
      case 'close-called':
        // On a socket that is closed already, close() does nothing (WHATWG WebSockets §3.1).
        if (fact.threw === undefined && fact.state !== 3) seen.closeCalled ??= fact
        break
      case 'message-received':
        add(seen.page.received, fact.size)
        break
      case 'send-called':
        if (fact.threw === undefined) add(seen.page.sent, fact.size)
        break
      case 'net:frame-received':
        add(seen.network.received, fact.size)
        break
      case 'net:frame-sent':
        add(seen.network.sent, fact.size)
        break
      case 'messages-counted':
        // Totals of everything before; messages may be told one by one after them.
        seen[documentOf(fact.about) === noDocument.network ? 'network' : 'page'] = {
          received: { count: fact.received, size: fact.receivedSize },
          sent: { count: fact.sent, size: fact.sentSize },
        }
        break
      case 'ctx:page-hidden':
      case 'ctx:page-shown':
      case 'ctx:document-lost':
        seen.hidden = fact
        break
    }
  }
}

function add(tally: { count: number; size: Bytes }, size: Bytes): void {
  tally.count++
  tally.size += size
}

/** Summarizes one socket's facts, given in order of time. */
export function summarize(facts: readonly Fact[]): Summary {
  const seen = beginWalk()
  walk(seen, facts)
  return summaryOf(seen, facts)
}

/** What a walk over these facts has found. */
export function summaryOf(seen: Walk, facts: readonly Fact[]): Summary {
  const { firsts, closeCalled, closedSeen, state, hidden, page, network } = seen
  const found = <K extends Kind>(kind: K): FactOf<K> | null => (firsts[kind] as FactOf<K> | undefined) ?? null
  const [constructed, threw, requested] = [
    found('constructed'),
    found('construct-threw'),
    found('net:requested'),
  ]
  const [opened, closed, failed] = [found('open-fired'), found('close-fired'), found('net:failed')]
  const [responded, netEnded, sent] = [found('net:responded'), found('net:ended'), found('net:sent')]
  const left = state !== 3 && hidden && hidden.kind !== 'ctx:page-shown' ? hidden : null
  const ended = closed ?? closedSeen ?? threw ?? left
  // A stream's messages are seen by the network alone.
  const talk = constructed && constructed.api === undefined ? page : combined(page, network)
  // An argument that is no string becomes a name all the same (WebIDL): then only the request tells it.
  const given = constructed?.protocols ?? threw?.protocols ?? []
  return {
    url: constructed?.url ?? threw?.given ?? requested?.url ?? '',
    protocols: given.length > 0 ? given : requestedProtocols(sent),
    site: constructed?.site ?? threw?.site ?? requested?.site ?? [],
    startedAt: (constructed ?? threw ?? facts[0])?.at ?? 0,
    endedAt: ended?.at ?? (constructed ? null : ((failed ?? netEnded)?.at ?? null)),
    phase: left ? 'left' : phaseOf(state, { constructed, threw, opened, failed, responded, netEnded }),
    state,
    constructed,
    threw,
    opened,
    errored: found('error-fired'),
    closed,
    closeCalled,
    requested,
    sent,
    responded,
    redirected: found('net:redirected'),
    failed,
    left,
    received: { ...talk.received },
    sentMessages: { ...talk.sent },
  }
}

function combined(page: Talk, network: Talk): Talk {
  const sum = (a: Tally, b: Tally) => ({ count: a.count + b.count, size: a.size + b.size })
  return { received: sum(page.received, network.received), sent: sum(page.sent, network.sent) }
}

type Signs = Pick<Summary, 'constructed' | 'threw' | 'opened' | 'failed' | 'responded'> & {
  readonly netEnded: FactOf<'net:ended'> | null
}

function phaseOf(state: ReadyState | null, signs: Signs): Phase {
  if (signs.threw) return 'failed'
  // Of a stream whose promises the page leaves unhandled, the network alone tells.
  if (!signs.constructed || (signs.constructed.api && state === 0)) {
    if (signs.failed && signs.responded?.status !== 101) return 'failed'
    if (signs.responded && refuses(signs.responded)) return 'failed'
    if (signs.netEnded) return 'closed'
    if (signs.responded) return 'open'
    if (!signs.constructed) return 'unseen'
  }
  if (state === 3) return signs.opened ? 'closed' : 'failed'
  if (state === 2) return 'closing'
  return state === 1 ? 'open' : 'connecting'
}

/**
 * Whether an answer ends the handshake (WHATWG WebSockets §2.2; RFC 8441 §5 for HTTP/2 and later). Neither do interim
 * ones (RFC 9110 §15.2), nor those that a browser answers with credentials (§15.5.2, §15.5.8).
 */
function refuses({ status, version }: NetResponded): boolean {
  if (status < 200 || status === 401 || status === 407) return false
  return status >= 300 || !/^(?:h|http\/)[23]/i.test(version)
}

function requestedProtocols(sent: NetSent | null): readonly string[] {
  const offered = header(sent?.headers ?? null, 'sec-websocket-protocol')
  return offered.flatMap((value) => value.split(',').map((each) => each.trim())).filter((each) => each !== '')
}

/** The page's own `close()` that ended a socket before it opened: ready state 0 → 2. */
export function earlyClose({ opened, closeCalled }: Summary): CloseCalled | null {
  return closeCalled && !(opened && opened.at <= closeCalled.at) ? closeCalled : null
}

/** Whether a socket opened, as far as the page or, where there are no page facts, the network saw. */
export function hasOpened({ opened, constructed, threw, phase }: Summary): boolean {
  if (opened) return true
  return !constructed && !threw && (phase === 'open' || phase === 'closed')
}

/** Every value of a header, in order; none when the headers are not visible. */
export function header(headers: NetSent['headers'], name: string): readonly string[] {
  return (headers ?? []).filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
}
