// The handlers of a socket as lifelines: one lane an event, a span for each handler from when it was attached
// to when it was taken away, and a firing each time the event was dispatched.
//
//   open     onopen ●━━━━━━━━━╋━━━━        attached, fired, heard by one
//   message            ╳     ●━━━╋━━       fired with nobody listening, then attached
//
import type { CallSite, Fact, HandlerSlot, HandlerThrew, SocketEvent } from './fact.ts'
import type { Milliseconds } from './units.ts'

export interface HandlerSpan {
  readonly slot: HandlerSlot
  readonly from: Milliseconds
  /** Null while it is attached. */
  readonly to: Milliseconds | null
  readonly site: CallSite
  /** How it came: attached, or put in another's place. */
  readonly how: 'set' | 'replaced'
  /** The event of the lane had fired already, and for `open` and `close` it fires once. */
  readonly late: boolean
}

export interface Firing {
  readonly at: Milliseconds
  readonly fact: Fact
  /** How many handlers were attached, as far as it was seen: one that removes itself still counts. */
  readonly heard: number
  readonly threw: HandlerThrew | null
}

export interface HandlerLane {
  readonly event: SocketEvent
  readonly spans: readonly HandlerSpan[]
  readonly firings: readonly Firing[]
}

const events: readonly SocketEvent[] = ['open', 'message', 'error', 'close']
const firedBy: Readonly<Partial<Record<Fact['kind'], SocketEvent>>> = {
  'open-fired': 'open',
  'message-received': 'message',
  'error-fired': 'error',
  'close-fired': 'close',
}

type Growing = { -readonly [K in keyof HandlerSpan]: HandlerSpan[K] }

/** The four lanes of a socket, from its facts in order of time. */
export function handlerLanes(facts: readonly Fact[]): readonly HandlerLane[] {
  return events.map((event) => laneOf(event, facts))
}

function laneOf(event: SocketEvent, facts: readonly Fact[]): HandlerLane {
  const spans: Growing[] = []
  const firings: Firing[] = []
  const end = (slot: HandlerSlot, at: Milliseconds) => {
    const open = spans.filter((span) => span.slot === slot && span.to === null).at(-1)
    if (open) open.to = at
  }
  const begin = (slot: HandlerSlot, how: Growing['how'], at: Milliseconds, site: CallSite) =>
    spans.push({ slot, from: at, to: null, site, how, late: event !== 'message' && firings.length > 0 })
  for (const fact of facts) {
    if ('slot' in fact && fact.slot.replace(/^on/, '') !== event) continue
    switch (fact.kind) {
      case 'handler-set':
        begin(fact.slot, 'set', fact.at, fact.site)
        break
      case 'handler-replaced':
        end(fact.slot, fact.at)
        begin(fact.slot, 'replaced', fact.at, fact.site)
        break
      case 'handler-removed':
        end(fact.slot, fact.at)
        break
      case 'handler-threw': {
        const last = firings.pop()
        if (last) firings.push({ ...last, threw: last.threw ?? fact })
        break
      }
      default:
        if (firedBy[fact.kind] === event)
          firings.push({
            at: fact.at,
            fact,
            heard: spans.filter(({ to }) => to === null).length,
            threw: null,
          })
    }
  }
  return { event, spans, firings }
}
