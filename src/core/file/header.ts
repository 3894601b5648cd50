// What is known of a recorded session beside its facts: the first line of a session file, and what reports and
// comparisons name a session by.

import * as v from 'valibot'
import type { Fact } from '../fact.ts'

/** What the first line of every session file says, in every version. */
export const format = 'lifeline-session'
/** The version that is written; older ones are upgraded step by step (`upgrade.ts`). */
export const version = 3

const text = v.pipe(v.string(), v.maxLength(8192))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Milliseconds since the Unix epoch that a Date can hold. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))

/** How many different values were replaced by pseudonyms, by what they were. */
const redacted = v.strictObject({
  cookie: count,
  authorization: count,
  query: count,
  subprotocol: count,
  path: count,
  userinfo: count,
  message: count,
})

/** Who watched the network side; empty where nobody did. */
const network = v.picklist(['webRequest', 'devtools.network', 'har', 'cdp'])

export const headerSchema = v.strictObject({
  format: v.literal(format),
  version: v.literal(version),
  /** The program that recorded the session: Lifeline, or the creator that a HAR names. */
  writer: v.strictObject({ name: text, version: text }),
  /** `kind` chooses what the rules expect of a browser; name and version are as it calls itself. */
  browser: v.strictObject({
    kind: v.picklist(['chromium', 'firefox', 'unknown']),
    name: text,
    version: text,
  }),
  /** As the browser calls its platform; empty where it is not known. */
  os: text,
  /** The top-level page, where it is known. */
  page: v.strictObject({ url: text, title: text }),
  /** The time of the first fact: what reports count from. */
  timeOrigin: time,
  /** Null where the file does not tell. */
  savedAt: v.nullable(time),
  /** Until when it was watched: nothing happened between its last fact and then. Null where nobody knows. */
  until: v.nullable(time),
  /** How complete the capture is; `gaps` are sentences about what is missing, for people. */
  captured: v.strictObject({
    page: v.boolean(),
    network: v.array(network),
    dropped: count,
    gaps: v.array(text),
  }),
  /** What bounded the recording; null where it is not known. */
  settings: v.nullable(v.strictObject({ memory: count })),
  /** Null where the session is as it was recorded. */
  redacted: v.nullable(redacted),
  /** How many facts follow; null where the writer did not know. */
  facts: v.nullable(count),
})

export type Header = v.InferOutput<typeof headerSchema>
export type Redacted = v.InferOutput<typeof redacted>
export type NetworkWatcher = v.InferOutput<typeof network>

/** A whole session, as it is saved, reported and compared. */
export interface Recording {
  readonly header: Header
  readonly facts: readonly Fact[]
}
