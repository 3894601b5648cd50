// What a filter text says, term by term, each with its place in the text: what parses, prints and matches share.

import type { Row } from '../session.ts'
import type { Milliseconds, SubjectId } from '../units.ts'

/** Where something stands in the filter's text: from the first character to after the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One of the values that a term takes; `quoted` text is taken as it stands, and a pattern is none in quotes. */
export type Value = Span &
  (
    | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
    | { readonly kind: 'pattern'; readonly text: string }
  )

/** What holds at one moment and not at another is asked with it. */
export interface Moment {
  readonly now: Milliseconds
  /** When the tab's last page started; null where nobody saw it. */
  readonly navigated: Milliseconds | null
  /** The sockets that a person pinned. */
  readonly pinned?: ReadonlySet<SubjectId>
}

export type Test = (row: Row, moment: Moment) => boolean

export interface Term extends Span {
  /** Turned around by a leading minus. */
  readonly not: boolean
  /** In lower case; '' for free text. */
  readonly key: string
  /** Any of them is enough; those that cannot be read are among them. */
  readonly values: readonly Value[]
  /** Null where the term filters nothing: it is not finished, or a problem says why. */
  readonly holds: Test | null
  /** Whether a row that does not change may come or go: as time goes on, or as a person pins. */
  readonly timed: boolean
}

/** Why a term filters nothing. `text` is what cannot be read. */
export type Problem = Span &
  (
    | { readonly kind: 'unknown-key'; readonly text: string; readonly near: string | null }
    | {
        readonly kind: 'bad-value'
        readonly text: string
        readonly key: string
        readonly near: string | null
      }
    | { readonly kind: 'bad-pattern'; readonly text: string }
  )

/** Every term must hold. */
export interface Filter {
  readonly terms: readonly Term[]
  readonly problems: readonly Problem[]
}
