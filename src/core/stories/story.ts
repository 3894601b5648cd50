// What a story is: the sockets that one line made for one endpoint, told as one; and what a rule about stories
// is. Each rule lives in a file of `rules/`; the first that finds its fault speaks.

import type { Example, Finding } from '../rule.ts'
import type { SubjectId } from '../units.ts'
import type { Course } from './course.ts'
import type { Pattern } from './pattern.ts'

/** `repeated` is the plain one: one socket after another, for no fault of the connection. */
export type StoryKind = 'double-mount' | 'churn' | 'reconnect' | 'storm' | 'leak' | 'repeated'

export interface StoryVerdict extends Finding {
  readonly rule: string
  readonly title: string
  readonly advice: string
}

export interface Story {
  /** From its first socket's id, so that it stays while the story grows. */
  readonly id: string
  readonly kind: StoryKind
  /** In order of construction. */
  readonly sockets: readonly SubjectId[]
  /** The endpoint's path, without query. */
  readonly path: string
  readonly title: string
  /** One true sentence with the numbers; `code` in backticks. */
  readonly sentence: string
  /** Of the longest row of retries; null where there are too few to say. */
  readonly pattern: Pattern | null
  /** Null where the story is no fault. */
  readonly verdict: StoryVerdict | null
  /** What is to be said of single sockets, such as a pause that the browser made. */
  readonly notes: ReadonlyMap<SubjectId, string>
}

export interface StoryRule {
  readonly id: string
  readonly kind: StoryKind
  readonly title: string
  /** What to do next. */
  readonly advice: string
  check(course: Course): Finding | null
  /** `verdicts` names a socket of each story, and the rule that must speak for the story it belongs to. */
  readonly examples: readonly Example[]
}
