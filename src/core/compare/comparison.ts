// What a comparison says, as plain data: it can be saved as JSON, sent to a panel and shown in any form.

import type { Milliseconds } from '../units.ts'

/** A difference between browsers, or between any two runs, that is known and has a source. */
export interface KnownDifference {
  readonly id: string
  /** One true sentence; `code` in backticks. */
  readonly sentence: string
  /** The standard's section, or where the browser's behaviour was measured. */
  readonly source: string
  /** The two browsers always differ so, whatever the page and the server do: two sockets are the same but for it. */
  readonly everyday?: true
}

/** `only-a` and `only-b`: the other side was seen not to have it. What was not seen is `not-comparable`. */
export type Result = 'same' | 'differs' | 'only-a' | 'only-b' | 'not-comparable'

export interface Divergence {
  /** `events`, `request header accept`: what is compared. */
  readonly aspect: string
  /** As it may be shown, credentials are not; null where it was not there, or not seen. */
  readonly a: string | null
  readonly b: string | null
  readonly result: Result
  /** Why it cannot be compared, or why two values that are not equal count as the same; else empty. */
  readonly why: string
  /** Null where nothing differs, and where it is not known why. */
  readonly explained: KnownDifference | null
}

/** What two sockets were found to have in common, from the most to the least. */
export type AlignedBy =
  | 'URL and call site'
  | 'path and call site'
  | 'route and call site'
  | 'endpoint and function'
  | 'endpoint'
  | 'route on another server, and call site'
  | 'route on another server'
  | 'order'

/** A socket, as a comparison names it. */
export interface Named {
  readonly id: string
  readonly number: number
  /** Scheme, host and path as they may be shown. */
  readonly url: string
  /** The call site, or empty. */
  readonly site: string
  readonly outcome: string
}

export interface Pair {
  readonly a: Named
  readonly b: Named
  readonly by: AlignedBy
  /** `explained` where all that differs is; `same` also where all that differs is everyday. */
  readonly result: 'same' | 'explained' | 'unexplained'
  /** The same, but for what the two browsers always differ in. */
  readonly everyday: boolean
  /** Every aspect that either side has: what differs first. */
  readonly divergences: readonly Divergence[]
}

/** A socket that the other side has no like of. */
export interface Only {
  readonly side: 'a' | 'b'
  readonly socket: Named
  readonly why: string
  readonly explained: KnownDifference | null
}

/** The sockets of one route, in numbers. */
export interface Endpoint {
  readonly route: string
  readonly a: EndpointCount
  readonly b: EndpointCount
}

export interface EndpointCount {
  readonly sockets: number
  readonly opened: number
  /** From the constructor to `open`; null where none opened. */
  readonly medianToOpen: Milliseconds | null
  /** From the constructor to the failure; null where none failed. */
  readonly medianToFailure: Milliseconds | null
}

export interface ComparedSide {
  readonly name: string
  /** `firefox`, with name and version where they are known. */
  readonly browser: string
  readonly page: string
  readonly sockets: number
  /** What was not captured, in sentences. */
  readonly gaps: readonly string[]
}

export interface Counts {
  readonly compared: number
  readonly same: number
  /** Of the same, those that are so but for what the two browsers always differ in. */
  readonly everyday: number
  readonly differ: number
  readonly explained: number
  readonly unexplained: number
  readonly onlyA: number
  readonly onlyB: number
}

export interface Comparison {
  /** “N sockets compared: X same (E of them but for …), Y differ (…), K only in A, L only in B”. */
  readonly sentence: string
  /** A difference that nothing explains, or a socket of one side alone that nothing explains. */
  readonly differs: boolean
  readonly a: ComparedSide
  readonly b: ComparedSide
  readonly counts: Counts
  /** In the order of A's sockets. */
  readonly pairs: readonly Pair[]
  readonly only: readonly Only[]
  readonly endpoints: readonly Endpoint[]
  /** Every known difference that explains something, once. */
  readonly known: readonly KnownDifference[]
}
