// What a check of the opening handshake is: one rule of a standard, what was seen of it, and which browsers
// fail a socket over it.

import type { Headers } from '../fact.ts'
import type { Extension, Extensions } from './header-fields.ts'

export type CheckResult = 'passed' | 'failed' | 'unseen'

export type Group = 'Request' | 'Answer' | 'Subprotocol' | 'Extensions'

/** The part of the handshake that a check is about; what a rule asks for. */
export type Part =
  | 'request'
  | 'status'
  | 'version'
  | 'upgrade'
  | 'accept'
  | 'connection'
  | 'subprotocol'
  | 'extensions'

export type CheckId =
  | 'request-method'
  | 'request-host'
  | 'request-upgrade'
  | 'request-connection'
  | 'request-key'
  | 'request-version'
  | 'request-origin'
  | 'request-protocols'
  | 'request-extensions'
  | 'status'
  | 'answer-version'
  | 'upgrade-present'
  | 'upgrade-single'
  | 'upgrade-value'
  | 'upgrade-absent'
  | 'accept-present'
  | 'accept-single'
  | 'accept-value'
  | 'connection-present'
  | 'connection-token'
  | 'connection-absent'
  | 'subprotocol-unrequested'
  | 'subprotocol-syntax'
  | 'subprotocol-offered'
  | 'subprotocol-single'
  | 'subprotocol-named'
  | 'extensions-single'
  | 'extensions-syntax'
  | 'extension-offered'
  | 'extension-once'
  | 'deflate-parameter-known'
  | 'deflate-parameter-once'
  | 'server-no-context-takeover'
  | 'client-no-context-takeover'
  | 'server-max-window-bits'
  | 'client-max-window-bits'
  | 'client-max-window-bits-offered'
  | 'window-bits-size'

/** A browser that can fail a socket over a check. */
export type Enforcer = 'chromium' | 'firefox'

export interface Source {
  readonly label: string
  /** The section itself. */
  readonly href: string
}

export interface Check {
  readonly id: CheckId
  readonly part: Part
  readonly group: Group
  readonly title: string
  readonly result: CheckResult
  /** What was seen, in a few words. */
  readonly seen: string
  readonly source: Source
  /** The part of a header that broke the rule; null where none did, or it was not seen. */
  readonly value: string | null
  /** Browsers that fail a socket over it; where it failed, over just this. */
  readonly enforcedBy: readonly Enforcer[]
}

/** `value` is the part of a header that broke the rule, where one did and was seen. */
export interface Finding {
  readonly result: CheckResult
  readonly seen: string
  readonly value: string | null
}

export const passed = (seen: string): Finding => ({ result: 'passed', seen, value: null })
export const unseen = (seen: string): Finding => ({ result: 'unseen', seen, value: null })
export const failed = (seen: string, value: string | null = null): Finding => ({
  result: 'failed',
  seen,
  value,
})

/** `HTTP/2` stands for HTTP/3 as well (RFC 9220 §3); null where nothing tells. */
export type Transport = 'HTTP/1.1' | 'HTTP/2' | null

export interface Sent {
  readonly headers: Headers
  /** What the page asked for; null where neither the page nor the request was seen. */
  readonly asked: readonly string[] | null
  readonly transport: Transport
  /** Whether a header that is missing from the list was not sent. */
  readonly certain: boolean
}

export interface Answered {
  readonly status: number
  readonly version: string
  readonly transport: Transport
  readonly headers: NonNullable<Headers>
  readonly asked: readonly string[] | null
  readonly key: string | null
  /** Each Sec-WebSocket-Extensions header of the answer. */
  readonly extensions: readonly Extensions[]
  /** Every extension that was offered; null where the request is not visible. */
  readonly offered: readonly Extension[] | null
}

interface Rule<Seen> {
  readonly id: CheckId
  readonly part: Part
  readonly title: string
  readonly source: Source
  /** The only transport that it is a rule of. */
  readonly only?: 'HTTP/1.1' | 'HTTP/2'
  find(seen: Seen): Finding
}

export type RequestRule = Rule<Sent>
export type AnswerRule = Rule<Answered>

/** A section of an RFC. */
export const rfc = (number: number, section: string): Source => ({
  label: `RFC ${number} §${section}`,
  href: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})
