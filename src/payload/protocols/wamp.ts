// WAMP v2 (wamp-proto.org, "Message Definitions"): arrays that begin with their code, as JSON, MessagePack or CBOR.
// Batched JSON ends each with 0x18; batched MessagePack is left to its own decoder.

import { brief, gather, isList, line, mapOf, name, type Packet } from '../brief.ts'
import { readCbor } from '../cbor.ts'
import { readJson } from '../json.ts'
import { readMsgpack } from '../msgpack.ts'
import type { Decoded, Part, Payload, Shown } from '../payload.ts'
import type { Trouble } from '../trouble.ts'

/** Each code's name, its fields, and which of them the summary tells. */
const kinds: Readonly<Record<string, string>> = {
  1: 'HELLO *realm details',
  2: 'WELCOME *session details',
  3: 'ABORT details *reason',
  4: 'CHALLENGE *method extra',
  5: 'AUTHENTICATE signature extra',
  6: 'GOODBYE details *reason',
  8: 'ERROR code *request details *error arguments keywords',
  16: 'PUBLISH *request options *topic arguments keywords',
  17: 'PUBLISHED *request publication',
  32: 'SUBSCRIBE *request options *topic',
  33: 'SUBSCRIBED *request subscription',
  34: 'UNSUBSCRIBE *request subscription',
  35: 'UNSUBSCRIBED *request details',
  36: 'EVENT *subscription publication details arguments keywords',
  48: 'CALL *request options *procedure arguments keywords',
  49: 'CANCEL *request options',
  50: 'RESULT *request details arguments keywords',
  64: 'REGISTER *request options *procedure',
  65: 'REGISTERED *request registration',
  66: 'UNREGISTER *request registration',
  67: 'UNREGISTERED *request details',
  68: 'INVOCATION *request registration details arguments keywords',
  69: 'INTERRUPT *request options',
  70: 'YIELD *request options arguments keywords',
}

export function decodeWamp(payload: Payload): Decoded | null {
  if (payload.type === 'binary') {
    const packed = readMsgpack(payload.bytes)
    return told(payload, packed.values, packed.trouble) ?? ofCbor(payload)
  }
  const values: Shown[] = []
  let trouble: Trouble | null = null
  for (const record of payload.text.split('\u0018')) {
    if (record === '') continue
    const read = readJson(record)
    if (read.value !== undefined) values.push(read.value)
    trouble ??= read.trouble
  }
  return told(payload, values, trouble)
}

function ofCbor(payload: Payload): Decoded | null {
  const { values, trouble } = readCbor(payload.bytes)
  return told(payload, values, trouble)
}

function told(payload: Payload, values: readonly Shown[], trouble: Trouble | null): Decoded | null {
  const packets = values.flatMap((value) => packetOf(value) ?? [])
  return packets.length === 0 || packets.length < values.length ? null : gather(payload, packets, trouble)
}

function packetOf(value: Shown): Packet | null {
  if (!isList(value)) return null
  const [code, ...items] = value.items
  const [kind, ...fields] = (typeof code === 'number' ? kinds[code] : undefined)?.split(' ') ?? []
  if (kind === undefined || items.length > fields.length) return null
  const words: string[] = []
  const parts = items.map((item, index): Part => {
    const field = fields[index] ?? ''
    if (field.startsWith('*'))
      words.push(/^\*(?:request|subscription|session)$/.test(field) ? `${brief(item)}` : name(item))
    return [field.replace('*', ''), item]
  })
  return { summary: line(kind, ...words), parts: [['message', mapOf([[code ?? null, kind]])], ...parts] }
}
