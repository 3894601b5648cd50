// Every protocol that payloads can be read as; each is loaded when it is first wanted.

import type { Conversation, DecoderEntry } from './payload.ts'

export const decoders: readonly DecoderEntry[] = []

/** The best suspect, the first of equals; null where none is likelier than not. */
export function pick(conversation: Conversation): DecoderEntry | null {
  let best: DecoderEntry | null = null
  let suspicion = 0
  for (const entry of decoders) {
    const how = entry.suspects(conversation)
    if (how >= 0.5 && how > suspicion) {
      best = entry
      suspicion = how
    }
  }
  return best
}
