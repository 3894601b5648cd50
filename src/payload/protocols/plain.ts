// Formats that say nothing of their meaning: JSON, JSON by lines, MessagePack, CBOR.

import { plural } from '../../core/words.ts'
import { brief, decoded, isList, isMap, name } from '../brief.ts'
import { readCbor } from '../cbor.ts'
import { readJson } from '../json.ts'
import { readMsgpack } from '../msgpack.ts'
import type { Decoded, Part, Payload, Shown } from '../payload.ts'
import type { Trouble } from '../trouble.ts'

/** What a value is, with what it begins with: `{type: "join", id: 7, …}`, `[3 items]`. */
function shape(value: Shown): string {
  if (isMap(value)) {
    const first = value.entries.slice(0, 6).map(([key, each]) => `${name(key)}: ${brief(each)}`)
    return `{${[...first, ...(value.entries.length > 6 ? ['…'] : [])].join(', ')}}`
  }
  return isList(value) ? `[${brief(value)}]` : brief(value)
}

export function decodeJson(payload: Payload): Decoded | null {
  if (payload.type !== 'text') return null
  const { value, trouble } = readJson(payload.text)
  return value === undefined ? null : decoded(payload, shape(value), [['value', value]], trouble)
}

export function decodeLines(payload: Payload): Decoded | null {
  if (payload.type !== 'text') return null
  const values: Shown[] = []
  let trouble: Trouble | null = null
  let from = 0
  for (const text of payload.text.split('\n')) {
    if (text.trim() !== '') {
      const read = readJson(text)
      if (read.value !== undefined) values.push(read.value)
      trouble ??= read.trouble && { ...read.trouble, at: read.trouble.at + from }
    }
    from += text.length + 1
  }
  return several(payload, values, trouble)
}

export function decodeMsgpack(payload: Payload): Decoded | null {
  if (payload.type !== 'binary') return null
  const { values, trouble } = readMsgpack(payload.bytes)
  return several(payload, values, trouble)
}

export function decodeCbor(payload: Payload): Decoded | null {
  if (payload.type !== 'binary') return null
  const { values, trouble } = readCbor(payload.bytes)
  return several(payload, values, trouble)
}

function several(payload: Payload, values: readonly Shown[], trouble: Trouble | null): Decoded | null {
  const [first] = values
  if (first === undefined) return null
  if (values.length === 1) return decoded(payload, shape(first), [['value', first]], trouble)
  const parts = values.map((value, index): Part => [`value ${index + 1}`, value])
  return decoded(payload, `${plural(values.length, 'value')}: ${shape(first)}, …`, parts, trouble)
}
