// What may cross between a reporter (a page's bridge, the devtools page) and the background: numbered
// facts one way, acknowledgements the other. What comes from a page is unknown until it is decoded.

import * as v from 'valibot'

export const reportPort = 'report'

/** What the background asks a page to find whether its bridge is there; any answer says so. */
export const areYouThere = 'are you there?'

/** `page`: facts of the document the port belongs to. `network`: the network log of the tab named. */
export type Origin = { readonly from: 'page' } | { readonly from: 'network'; readonly tab: number }

export type FromReporter =
  /** First on every connection: the reporter's own token, the same on each. */
  | ({ readonly type: 'hello'; readonly reporter: string } & Origin)
  /** Facts number `first`, `first + 1`, …; sent again until they are acknowledged. */
  | { readonly type: 'facts'; readonly first: number; readonly facts: readonly unknown[] }

export type ToReporter =
  /** Every fact below `next` is kept safe. */
  | { readonly type: 'acknowledged'; readonly next: number }
  /** To a network log: something happened to a socket, so there may be something new to read. */
  | { readonly type: 'look' }
  /** To a page: whether somebody watches its messages, and how much of each is to be kept: characters, bytes. */
  | { readonly type: 'watched'; readonly on: boolean; readonly beginning: number }
  /** To a page: a person wants nothing recorded of it, so its hook is to leave it. */
  | { readonly type: 'off' }

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const token = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

export const fromReporter: v.GenericSchema<FromReporter> = v.union([
  v.strictObject({ type: v.literal('hello'), reporter: token, from: v.literal('page') }),
  v.strictObject({ type: v.literal('hello'), reporter: token, from: v.literal('network'), tab: whole }),
  v.strictObject({ type: v.literal('facts'), first: whole, facts: v.array(v.unknown()) }),
])

export const toReporter: v.GenericSchema<ToReporter> = v.variant('type', [
  v.strictObject({ type: v.literal('acknowledged'), next: whole }),
  v.strictObject({ type: v.literal('look') }),
  v.strictObject({ type: v.literal('watched'), on: v.boolean(), beginning: whole }),
  v.strictObject({ type: v.literal('off') }),
])
