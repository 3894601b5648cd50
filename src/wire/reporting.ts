// What may cross between a reporter (a page's bridge, the devtools page) and the background: numbered
// facts one way, acknowledgements the other. What comes from a page is unknown until it is decoded.

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
