// What a scenario of the lab is: the page a browser opens, what the server does with its sockets, and
// what each browser must then be told. One scenario is one file in `scenarios/`.

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

/** What an inline page needs to know to be written. */
export interface PageContext {
  scenario: Scenario
  /** http://localhost:PORT, where the page itself comes from. */
  origin: string
  /** The lab's second listener, on another port. */
  otherOrigin: string
  /** An origin where nothing listens: its port was bound and closed. */
  refusedOrigin: string
  /** ws://localhost:PORT/ws/<scenario id>, answered by the scenario's `ws`. */
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
  /** Path of the page to open. */
  page: string
  /** What the server does with an upgrade for this scenario's sockets; by default a healthy echo. */
  ws?: SocketBehaviour
  /** The page, for scenarios without one of their own in `pages/`. */
  html?: (ctx: PageContext) => string
  /** Response headers of the page, such as a Content-Security-Policy. */
  headers?: Record<string, string>
  /** JavaScript expression for the page: true once everything expected has happened. */
  settled: string
  expect: Record<BrowserName, readonly Expected[]>
}
