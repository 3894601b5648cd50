// XMPP over WebSocket (RFC 7395): one stanza or framing element a message. A short reading of the first tag; the
// rest is shown as the text it is.

import { clip, decoded, line, mapOf, name, partsOf } from '../brief.ts'
import type { Decoded, Payload } from '../payload.ts'

const tag = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<([A-Za-z_][\w:.-]{0,80})/
const attribute = /\s+([A-Za-z_][\w:.-]{0,80})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const told = ['type', 'from', 'to', 'id']
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function decodeXmpp(payload: Payload): Decoded | null {
  if (payload.type !== 'text') return null
  const { text } = payload
  const found = tag.exec(text)
  const element = found?.[1]
  if (!found || element === undefined) return null
  const attributes: (readonly [string, string])[] = []
  attribute.lastIndex = found[0].length
  for (let each = attribute.exec(text); each !== null; each = attribute.exec(text))
    attributes.push([each[1] ?? '', readable(each[2] ?? each[3] ?? '')])
  const words = told.flatMap((key) => {
    const value = attributes.find(([each]) => each === key)?.[1]
    return value === undefined ? [] : [`${key} ${name(value)}`]
  })
  const child = /<([A-Za-z_][\w:.-]{0,80})/.exec(text.slice(found[0].length))?.[1]
  return decoded(
    payload,
    line(`<${clip(element)}>`, ...words, child === undefined ? null : `<${clip(child)}>`),
    partsOf(['element', element], ['attributes', mapOf(attributes)], ['text', text]),
  )
}

function readable(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (found, entity: string) => entities[entity] ?? found)
}
