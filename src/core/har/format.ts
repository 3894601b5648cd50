// HAR 1.2 as Lifeline writes it: the members that the specification asks for, those that Chromium's DevTools add and
// read (`_resourceType`, `_initiator`, `_webSocketMessages`, `_error`), and Lifeline's own under `_lifeline`.

import type { Fact } from '../fact.ts'
import type { Header } from '../file/header.ts'
import type { Bytes, Milliseconds, SubjectId } from '../units.ts'

/** A header, a cookie, a parameter of a query. */
export interface Named {
  readonly name: string
  readonly value: string
}

export interface Message {
  readonly type: 'send' | 'receive' | 'error'
  /** Seconds since the Unix epoch. */
  readonly time: number
  /** -1 for an error, which is no frame. */
  readonly opcode: number
  /** What is kept of the message, or the failure text. */
  readonly data: string
}

/** Lines and columns count from 0. */
export interface Initiator {
  readonly type: 'script'
  readonly stack: {
    readonly callFrames: readonly {
      readonly functionName: string
      readonly scriptId: string
      readonly url: string
      readonly lineNumber: number
      readonly columnNumber: number
    }[]
  }
}

/** A fact and its place in the session. */
export type Placed = readonly [place: number, fact: Fact]

export interface HarSocketEntry {
  readonly pageref?: string
  readonly startedDateTime: string
  readonly time: Milliseconds
  readonly request: {
    readonly method: 'GET'
    readonly url: string
    readonly httpVersion: string
    readonly cookies: readonly Named[]
    readonly headers: readonly Named[]
    readonly queryString: readonly Named[]
    readonly headersSize: Bytes
    readonly bodySize: Bytes
  }
  readonly response: {
    readonly status: number
    readonly statusText: string
    readonly httpVersion: string
    readonly cookies: readonly Named[]
    readonly headers: readonly Named[]
    readonly content: { readonly size: Bytes; readonly mimeType: string }
    readonly redirectURL: string
    readonly headersSize: Bytes
    readonly bodySize: Bytes
    readonly _error?: string
  }
  readonly cache: Readonly<Record<string, never>>
  readonly timings: {
    readonly blocked: Milliseconds
    readonly dns: Milliseconds
    readonly connect: Milliseconds
    readonly ssl: Milliseconds
    readonly send: Milliseconds
    /** From the request to its answer or failure. */
    readonly wait: Milliseconds
    /** From there to the end of the connection. */
    readonly receive: Milliseconds
  }
  readonly _resourceType: 'websocket'
  readonly _initiator?: Initiator
  readonly _webSocketMessages: readonly Message[]
  readonly _lifeline: {
    readonly id: SubjectId
    readonly outcome: string
    /** The rule that spoke, where one did. */
    readonly rule: string | null
    readonly sentence: string | null
    /** Everything about this socket. */
    readonly facts: readonly Placed[]
  }
}

export interface HarPage {
  readonly startedDateTime: string
  readonly id: string
  readonly title: string
  readonly pageTimings: Readonly<Record<string, never>>
}

export interface Har {
  readonly log: {
    readonly version: '1.2'
    readonly creator: { readonly name: 'Lifeline'; readonly version: string }
    readonly browser: { readonly name: string; readonly version: string }
    readonly pages: readonly HarPage[]
    readonly entries: readonly HarSocketEntry[]
    readonly comment: string
    /** The session's header, and every fact that is about no socket with an entry. */
    readonly _lifeline: { readonly header: Header; readonly facts: readonly Placed[] }
  }
}
