// All kinds of fact, on one screen. A fact is past tense, stamped and never edited; a socket is a list
// of them, and everything the product shows is a pure function of that list.

import type { Bytes, Milliseconds, SubjectId } from './units.ts'

/** `WebSocket.readyState`: CONNECTING 0, OPEN 1, CLOSING 2, CLOSED 3 (WHATWG WebSockets §3.1). */
export type ReadyState = 0 | 1 | 2 | 3
/** The events of a socket, and the two ways to listen: `onopen` (attribute) or `open` (listener). */
export type SocketEvent = 'open' | 'message' | 'error' | 'close'
export type HandlerSlot = SocketEvent | `on${SocketEvent}`
export type MessageType = 'text' | 'blob' | 'arraybuffer'

/** One frame of a call stack, innermost first in a `CallSite`; an empty site is an unknown one. */
export interface Frame { readonly function: string; readonly url: string; readonly line: number; readonly column: number }
export type CallSite = readonly Frame[]
/** HTTP headers in the order received; `null` where the browser does not let us see them. */
export type Headers = readonly (readonly [name: string, value: string])[] | null
/** An exception as the page received it. */
export interface Thrown { readonly name: string; readonly message: string }
/** A message as counted: size of the payload, and a bounded beginning: text as it is, bytes in base64; '' of a Blob. */
interface Message { type: MessageType; size: Bytes; preview: string }

interface Stamp { about: SubjectId; at: Milliseconds }
/** Page facts carry the ready state right after the event; `null` when there is no socket to ask. */
interface Seen extends Stamp { state: ReadyState | null }

/** `api` is told where it is not WebSocket; a stream's ready state is derived from its `opened` and `closed` promises. */
export interface Constructed extends Seen { kind: 'constructed'; url: string; given: string; protocols: readonly string[]; api?: 'WebSocketStream'; site: CallSite }
export interface ConstructThrew extends Seen { kind: 'construct-threw'; given: string; protocols: readonly string[]; threw: Thrown; site: CallSite }
export interface HandlerSet extends Seen { kind: 'handler-set'; slot: HandlerSlot; site: CallSite }
export interface HandlerReplaced extends Seen { kind: 'handler-replaced'; slot: HandlerSlot; site: CallSite }
export interface HandlerRemoved extends Seen { kind: 'handler-removed'; slot: HandlerSlot; site: CallSite }
/** A handler of the page threw while this event was being dispatched, and the browser reported it as uncaught. */
export interface HandlerThrew extends Seen { kind: 'handler-threw'; slot: SocketEvent; threw: Thrown; site: CallSite }
export interface CloseCalled extends Seen { kind: 'close-called'; code: number | null; reason: string; threw?: Thrown; site: CallSite }
export interface SendCalled extends Seen, Message { kind: 'send-called'; threw?: Thrown; site: CallSite }
export interface OpenFired extends Seen { kind: 'open-fired'; protocol: string; extensions: string }
export interface MessageReceived extends Seen, Message { kind: 'message-received' }
export interface ErrorFired extends Seen { kind: 'error-fired' }
export interface CloseFired extends Seen { kind: 'close-fired'; code: number; clean: boolean; reason: string }
/** The ready state was found changed with no event to tell of it (a removed frame, bfcache). */
export interface StateObserved extends Seen { kind: 'state-observed' }
/** Exact running totals, written when single messages are no longer kept. */
export interface MessagesCounted extends Seen { kind: 'messages-counted'; received: number; receivedSize: Bytes; sent: number; sentSize: Bytes }
/** Our own recording failed in the page; the page did not notice. */
export interface HookFailed extends Seen { kind: 'hook-failed'; during: string; message: string }

/** The browser began a request for the document or worker at `from`; `initiator` names the socket where the evidence does. */
export interface NetRequested extends Stamp { kind: 'net:requested'; url: string; from: string; initiator?: SubjectId; site: CallSite }
/** The upgrade request was written to the connection. */
export interface NetSent extends Stamp { kind: 'net:sent'; headers: Headers }
export interface NetRedirected extends Stamp { kind: 'net:redirected'; to: string }
export interface NetResponded extends Stamp { kind: 'net:responded'; status: number; version: string; headers: Headers }
/** The browser's own failure text; empty where another extension makes the browser withhold it. */
export interface NetFailed extends Stamp { kind: 'net:failed'; text: string }
/** The browser was done with the request: the handshake is over, whatever its answer was. */
export interface NetCompleted extends Stamp { kind: 'net:completed' }
/** The connection that the handshake opened has ended. */
export interface NetEnded extends Stamp { kind: 'net:ended' }
export interface NetFrame extends Stamp { kind: 'net:frame-sent' | 'net:frame-received'; opcode: number; size: Bytes; preview: string }

export interface DocumentStarted extends Stamp { kind: 'ctx:document-started'; url: string; top: boolean }
export interface PageHidden extends Stamp { kind: 'ctx:page-hidden'; persisted: boolean }
export interface PageShown extends Stamp { kind: 'ctx:page-shown'; persisted: boolean }
/** The document is gone and no `pagehide` told of it: its process crashed or was ended. Written by the background. */
export interface DocumentLost extends Stamp { kind: 'ctx:document-lost' }
export interface VisibilityChanged extends Stamp { kind: 'ctx:visibility-changed'; visible: boolean }
export interface ConnectivityChanged extends Stamp { kind: 'ctx:connectivity-changed'; online: boolean }
/** A Content-Security-Policy violation whose directive governs connections (CSP3 §5.3). */
export interface PolicyViolated extends Stamp { kind: 'ctx:policy-violated'; directive: string; blocked: string; enforced: boolean }
/** From here on the network side was watched; `by` names the browser's interface. */
export interface NetworkWatched extends Stamp { kind: 'ctx:network-watched'; by: 'webRequest' | 'devtools.network' }
/** Facts that are not here, and why; silence is never ambiguous. */
export interface FactsDropped extends Stamp { kind: 'ctx:facts-dropped'; count: number; why: string }

/** A line of a server's log that a person gave; `at` is that log's own clock, `path` is '' where it tells none. */
export interface ServerLogged extends Stamp { kind: 'server:logged'; event: ServerEvent; path: string; status: number | null; peer: string; by: string; text: string }
export type ServerEvent = 'asked' | 'accepted' | 'rejected' | 'closed' | 'failed' | 'said'

/** Lifeline asked the socket's URL over plain HTTP, because a person wanted it; no doing of the page. */
export interface ProbeAnswered extends Stamp { kind: 'probe:answered'; url: string; status: number | null; text: string }
/** Lifeline opened a socket of its own to the URL, from the extension's origin, because a person wanted it. */
export interface ProbeTried extends Stamp { kind: 'probe:tried'; url: string; protocols: readonly string[]; opened: boolean; protocol: string; code: number | null; took: Milliseconds }

export type PageFact =
  | Constructed | ConstructThrew | HandlerSet | HandlerReplaced | HandlerRemoved | HandlerThrew | CloseCalled | SendCalled
  | OpenFired | MessageReceived | ErrorFired | CloseFired | StateObserved | MessagesCounted | HookFailed
export type NetworkFact = NetRequested | NetSent | NetRedirected | NetResponded | NetFailed | NetCompleted | NetEnded | NetFrame
export type ContextFact =
  | DocumentStarted | DocumentLost | PageHidden | PageShown | VisibilityChanged | ConnectivityChanged | PolicyViolated | NetworkWatched | FactsDropped
export type ProbeFact = ProbeAnswered | ProbeTried
export type Fact = PageFact | NetworkFact | ContextFact | ServerLogged | ProbeFact

export type Kind = Fact['kind']
export type FactOf<K extends Kind> = Extract<Fact, { kind: K }>
/** Who wrote a fact: three sources by themselves, two because a person gave a log or asked for a probe. */
export type Source = 'page' | 'network' | 'context' | 'server' | 'probe'

const prefixes: Readonly<Record<string, Source>> = { net: 'network', ctx: 'context', server: 'server', probe: 'probe' }
/** By kind: every fact of a session is asked for it. */
const sources = new Map<Kind, Source>()

/** Which source wrote a fact of this kind. */
export function sourceOf(kind: Kind): Source {
  const known = sources.get(kind)
  if (known) return known
  const source = prefixes[kind.slice(0, Math.max(0, kind.indexOf(':')))] ?? 'page'
  sources.set(kind, source)
  return source
}
