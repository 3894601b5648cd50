// What a scenario of the lab is: the page a browser opens, what the server does with its sockets, and
// what each browser must then be told. One scenario is one file in `scenarios/`.

import type { ServerHttp2Stream } from 'node:http2'
import type { SocketAction } from './access-log.ts'
import type { Upgrade } from './upgrade.ts'

export type BrowserName = 'chromium' | 'firefox'

/** What a browser must be told about one socket of the page; the list is in order of construction. */
export interface Expected {
  /** The socket URL's path, e.g. '/ws/dashboard/'; the string as given where it is no URL. */
  path: string
  flagged: boolean
  /** The rule id of the verdict, or null for none (healthy). */
  rule: string | null
  /** The rule ids of further findings beside the verdict; none unless told. */
  also?: readonly string[]
  /**
   * Events that fire at the socket, in order: 'open', 'error', 'close 1006', messages left out;
   * 'threw SyntaxError' where the constructor throws. Absent where it is not the same every time.
   */
  events?: readonly string[]
}

/** A root cause as numbered in the catalogue of causes: R1 to R50. */
export type RootCauseId = `R${number}`

/** What the server does with an upgrade request. */
export type SocketBehaviour = (upgrade: Upgrade) => void

/** What the server does with an extended CONNECT, its twin over HTTP/2 (RFC 8441 §5). */
export type StreamBehaviour = (stream: ServerHttp2Stream, log: (action: SocketAction) => void) => void

/** What an inline page needs to know to be written. */
export interface PageContext {
  scenario: Scenario
  /** http://localhost:PORT unless `from` says otherwise, where the page itself comes from. */
  origin: string
  /** The lab's second listener, on another port. */
  otherOrigin: string
  /** https://localhost:PORT, with a certificate that nobody trusts. */
  tlsOrigin: string
  /** https://localhost:PORT, with a certificate that has run out. */
  expiredOrigin: string
  /** https://localhost:PORT, where only HTTP/2 is spoken. */
  h2Origin: string
  /** An origin where nothing listens: its port was bound and closed. */
  refusedOrigin: string
  /** ws://localhost:PORT/ws/<scenario id> at the page's own origin, answered by the scenario's `ws`. */
  socketUrl: string
}

export interface Scenario {
  /** kebab-case, equal to the file's name */
  id: string
  /** A sentence. */
  title: string
  /** Root cause and source (RFC or WHATWG section), in one or two sentences. */
  why: string
  /** The root causes that this scenario reproduces; empty for healthy ones. */
  rootCauses: readonly RootCauseId[]
  /** The rule that must speak for the story that its sockets make together. */
  story?: string
  /** Path of the page to open. */
  page: string
  /** What the server does with an upgrade for this scenario's sockets; by default a healthy echo. */
  ws?: SocketBehaviour
  /** What the server does with an extended CONNECT for this scenario's sockets; by default it opens. */
  h2?: StreamBehaviour
  /** The listener that the page comes from, where it is not the plain one. */
  from?: 'tls' | 'h2'
  /** The browser must be told to accept the lab's certificate, or there is nothing to be seen. */
  acceptInsecureCerts?: true
  /** The page, for scenarios without one of their own in `pages/`. */
  html?: (ctx: PageContext) => string
  /** A script that needs a URL of its own, as a service worker's does: it is served at the page's path + '.js'. */
  script?: (ctx: PageContext) => string
  /** Response headers of the page, such as a Content-Security-Policy. */
  headers?: Record<string, string>
  /** JavaScript expression for the page: true once everything expected has happened. */
  settled: string
  expect: Record<BrowserName, readonly Expected[]>
}
