// Which of a socket's messages are listed: by direction, type, kind, size, what they hold, and whether they are pinned.

import { sizes, withinOf } from '../../src/core/filter/amounts.ts'
import type { Decoder } from '../../src/payload/payload.ts'
import { kindsOf } from './kinds.ts'
import { isSent, type Message, typeOf } from './messages-of.ts'
import type { Search } from './searching.ts'

export interface Narrowing {
  /** Text, whatever its case, or `/pattern/flags`. */
  readonly text: string
  readonly way: 'both' | 'sent' | 'received'
  /** As `typeOf` says it; '' for all. */
  readonly type: string
  /** As the decoder says it; '' for all. */
  readonly kind: string
  /** As the filter of sockets takes it: `>1kB`, `100-200`; '' for all. */
  readonly size: string
  readonly pinned: boolean
}

export const everything: Narrowing = { text: '', way: 'both', type: '', kind: '', size: '', pinned: false }

export interface Narrowed {
  readonly shown: readonly Message[]
  /** How many of those that pass everything else have not been searched. */
  readonly unsearched: number
}

interface Known {
  readonly search: Search
  readonly decoder: Decoder | null
  readonly pinned: ReadonlySet<Message>
}

export function narrowed(
  messages: readonly Message[],
  by: Narrowing,
  { search, decoder, pinned }: Known,
): Narrowed {
  // A talkative socket has many, and is drawn often.
  const { way, ...asked } = by
  if (way === 'both' && Object.values(asked).every((each) => !each)) return { shown: messages, unsearched: 0 }
  const fits = sizeTest(by.size)
  const passes = (message: Message) =>
    (by.way === 'both' || isSent(message) === (by.way === 'sent')) &&
    (by.type === '' || typeOf(message) === by.type) &&
    (fits === null || fits(message.size)) &&
    (!by.pinned || pinned.has(message)) &&
    (by.kind === '' || decoder === null || kindsOf(decoder, message).includes(by.kind))
  let unsearched = 0
  const shown = messages.filter((message) => {
    if (!passes(message)) return false
    const found = search.finds(message)
    if (found === null) unsearched++
    return found === true
  })
  return { shown, unsearched }
}

/** Null where it asks for nothing, or cannot be read. */
function sizeTest(size: string): ((given: number) => boolean) | null {
  return size.trim() === '' ? null : withinOf(size.trim().replace(/\s+/g, ''), sizes)
}

/** Whether a size was written that cannot be read. */
export const isUnreadable = (size: string) => size.trim() !== '' && sizeTest(size) === null
