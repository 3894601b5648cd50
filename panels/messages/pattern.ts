// What a person looks for in messages: words in any case, or `/pattern/flags`; and what of a message is looked through.

import { utf8 } from '../../src/payload/byte-reader.ts'
import type { Message } from './messages-of.ts'
import { readPayload } from './payload-of.ts'

export type Wanted =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string }
  /** `why` is the browser's own word. */
  | { readonly kind: 'unreadable'; readonly why: string }

export function wantedOf(text: string): Wanted {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? []
  if (source === undefined) return { kind: 'text', text: text.toLowerCase() }
  try {
    // Each message is asked once, from its beginning.
    const { source: read, flags: known } = new RegExp(source, flags.replace(/[gy]/g, ''))
    return { kind: 'pattern', source: read, flags: known }
  } catch (error) {
    return { kind: 'unreadable', why: error instanceof Error ? error.message : String(error) }
  }
}

/** Text as it is; bytes as the text that is in them. */
export function lookedThrough(message: Message): string {
  const { type, text, bytes } = readPayload(message)
  return type === 'text' ? text : utf8(bytes)
}
