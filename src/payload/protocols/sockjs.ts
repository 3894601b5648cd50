// SockJS's framing (sockjs-protocol 0.3.3): `o`, `h`, `a[…]`, `m…` and `c[…]` from the server, arrays of strings
// to it. Spring's brokers speak STOMP inside, so each string that is some is told as such.

import { plural } from '../../core/words.ts'
import { brief, decoded, isList, line, partsOf } from '../brief.ts'
import { readJson } from '../json.ts'
import type { Decoded, Part, Payload, Shown } from '../payload.ts'
import type { Trouble } from '../trouble.ts'
import { stompInside } from './stomp.ts'

export function decodeSockJs(payload: Payload): Decoded | null {
  if (payload.type !== 'text') return null
  const { text, direction } = payload
  if (direction === 'sent') {
    if (!/^\s*["[]/.test(text)) return null
    const { value, trouble } = readJson(text)
    return messages(payload, typeof value === 'string' ? [value] : itemsOf(value), 'messages', trouble)
  }
  if (text === 'o') return decoded(payload, 'open', [['frame', 'open']])
  if (text === 'h') return decoded(payload, 'heartbeat', [['frame', 'heartbeat']])
  const { value, trouble } = readJson(text.slice(1))
  const first = text.charAt(0)
  if (first === 'a') return messages(payload, itemsOf(value), 'array', trouble)
  if (first === 'm') return value === undefined ? null : messages(payload, [value], 'message', trouble)
  if (first !== 'c' || !isList(value)) return null
  const [code, reason] = value.items
  return decoded(
    payload,
    line('close', brief(code), reason === undefined ? null : brief(reason)),
    partsOf(['frame', 'close'], ['code', code], ['reason', reason]),
    trouble,
  )
}

function itemsOf(value: Shown | undefined): readonly Shown[] | null {
  return isList(value) ? value.items : null
}

function messages(
  payload: Payload,
  items: readonly Shown[] | null,
  frame: string,
  trouble: Trouble | null,
): Decoded | null {
  if (items === null || !items.every((item) => typeof item === 'string')) return null
  const inside = items.map(stompInside)
  const [only] = inside
  const summary = inside.length === 1 && only ? only.summary : plural(inside.length, 'message')
  const parts = inside.map(({ value }, index): Part => [`message ${index + 1}`, value])
  return decoded(payload, summary, [['frame', frame], ...parts], trouble)
}
