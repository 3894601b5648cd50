// What kind a message is of in its protocol: `EVENT`, `PUBLISH`, `connection_ack`. Decoders say it first of all.

import type { Decoder } from '../../src/payload/payload.ts'
import type { Message } from './messages-of.ts'
import { readPayload } from './payload-of.ts'

/** Kinds are looked for among so many messages, and so many are told apart; a protocol without any has no end of them. */
const most = { looked: 2000, kinds: 40 }

const known = new WeakMap<Decoder, WeakMap<Message, readonly string[]>>()

/** None where it is none of the protocol, or says no kind; several where it holds several packets. */
export function kindsOf(decoder: Decoder, message: Message): readonly string[] {
  const kinds = known.get(decoder) ?? new WeakMap<Message, readonly string[]>()
  known.set(decoder, kinds)
  const before = kinds.get(message)
  if (before) return before
  const decoded = decoder.decode(readPayload(message))
  const told = decoded ? kindsIn(decoded.summary, decoded.parts) : []
  kinds.set(message, told)
  return told
}

function kindsIn(summary: string, parts: readonly (readonly [name: string, value: unknown])[]) {
  const packets = /^\d+ packets: /.test(summary)
    ? parts.map(([name]) => name.replace(/^\d+ /, ''))
    : [summary]
  return [...new Set(packets.flatMap((each) => /^<?([a-z][\w:.-]*)/i.exec(each)?.[1] ?? []))]
}

/** The kinds that occur among the first messages, in the order of their names. */
export function kindsAmong(decoder: Decoder, messages: readonly Message[]): readonly string[] {
  const found = new Set(messages.slice(0, most.looked).flatMap((message) => kindsOf(decoder, message)))
  return found.size > most.kinds ? [] : [...found].sort()
}
