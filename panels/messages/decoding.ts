// By which protocol a socket's messages are read: picked from what they look like, or chosen. Decoders are loaded when
// somebody looks at messages.

import { useEffect, useState } from 'preact/hooks'
import type { Socket } from '../../src/core/socket.ts'
import type { Decoded, Decoder, DecoderEntry } from '../../src/payload/payload.ts'
import type { Message } from './messages-of.ts'
import { conversationOf, payloadOf } from './payload-of.ts'

/** The id of a decoder; `auto` picks one, `none` reads nothing. */
export type Choice = string

export interface Decoding {
  readonly known: readonly DecoderEntry[]
  /** The one that was picked or chosen; null before it is loaded, and where there is none. */
  readonly decoder: Decoder | null
  readonly choice: Choice
  choose(choice: Choice): void
}

export function useDecoding(socket: Socket): Decoding {
  const [choice, choose] = useState<Choice>('auto')
  const [known, setKnown] = useState<readonly DecoderEntry[]>([])
  const [decoder, setDecoder] = useState<Decoder | null>(null)
  const conversation = conversationOf(socket)
  // Further messages tell no more than the first ones did.
  const told = `${socket.id} ${conversation.protocol} ${conversation.firsts.length}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the conversation is new each time, `told` is not
  useEffect(() => {
    let over = false
    void import('../../src/payload/decoders.ts').then(async ({ decoders, pick }) => {
      const entry =
        choice === 'auto' ? pick(conversation) : (decoders.find(({ id }) => id === choice) ?? null)
      const loaded = entry ? await entry.load() : null
      if (over) return
      setKnown(decoders)
      setDecoder(loaded)
    })
    return () => {
      over = true
    }
  }, [told, choice])
  return { known, decoder, choice, choose }
}

const read = new WeakMap<Decoder, WeakMap<Message, Decoded | null>>()

/** What a decoder makes of a message; null where it is none of its own. */
export function decodedBy(decoder: Decoder, message: Message): Decoded | null {
  const known = read.get(decoder) ?? new WeakMap<Message, Decoded | null>()
  read.set(decoder, known)
  const before = known.get(message)
  if (before !== undefined) return before
  const decoded = decoder.decode(payloadOf(message))
  known.set(message, decoded)
  return decoded
}
