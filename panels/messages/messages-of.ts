// The messages among a socket's facts. A talkative socket is not walked again for each: its list of facts grows at the
// end, or a little before it where two clocks tell.

import type { Fact } from '../../src/core/fact.ts'
import { mostDisplaced } from '../../src/core/merged.ts'
import type { Socket } from '../../src/core/socket.ts'

export type Message = Extract<Fact, { size: number; preview: string }>

interface Found {
  readonly messages: Message[]
  /** Where each stands among the facts. */
  readonly places: number[]
  seen: number
  last: Fact | undefined
}

const found = new WeakMap<readonly Fact[], Found>()

/** In order of time. What the page saw stands where it did: the network's frames are the same messages once more. */
export function messagesOf({ facts, summary: { constructed } }: Socket): readonly Message[] {
  const known = found.get(facts) ?? { messages: [], places: [], seen: 0, last: undefined }
  found.set(facts, known)
  const { messages, places } = known
  // What was put before the last one would have moved it.
  const moved = known.last !== facts[known.seen - 1]
  const from = moved ? Math.max(0, known.seen - mostDisplaced) : known.seen
  while ((places.at(-1) ?? -1) >= from) {
    places.pop()
    messages.pop()
  }
  // The hook has none of a stream.
  const page = constructed !== null && constructed.api === undefined
  for (let index = from; index < facts.length; index++) {
    const fact = facts[index]
    if (!fact || !('preview' in fact) || ('threw' in fact && fact.threw)) continue
    if (page && fact.kind.startsWith('net:')) continue
    messages.push(fact)
    places.push(index)
  }
  known.seen = facts.length
  known.last = facts.at(-1)
  return messages
}

export const isSent = ({ kind }: Message) => kind === 'send-called' || kind === 'net:frame-sent'

/** Frames that the network tells of and no page gets as a message (RFC 6455 §11.8). */
const frames: Readonly<Record<number, string>> = { 0: 'continuation', 8: 'close', 9: 'ping', 10: 'pong' }

/** `text`, `binary`, the type by which the page has it, or the name of a frame that is no message. */
export function typeOf(message: Message): string {
  if ('type' in message) return message.type
  return message.opcode === 1 ? 'text' : (frames[message.opcode] ?? 'binary')
}

/** Of the frame that began it. What a page sends is text as 1 and all else as 2 (RFC 6455 §5.6). */
export function opcodeOf(message: Message): number {
  if ('opcode' in message) return message.opcode
  return message.type === 'text' ? 1 : 2
}
