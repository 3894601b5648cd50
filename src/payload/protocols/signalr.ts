// ASP.NET Core SignalR (github.com/dotnet/aspnetcore, HubProtocol.md): JSON records that end with 0x1e, or
// MessagePack arrays that each follow their length; the handshake is JSON in both.

import { plural } from '../../core/words.ts'
import { brief, gather, isList, isMap, line, member, name, type Packet, partsOf } from '../brief.ts'
import { ByteReader } from '../byte-reader.ts'
import { readJson } from '../json.ts'
import { readMsgpack } from '../msgpack.ts'
import type { Decoded, Payload, Shown } from '../payload.ts'
import { endsAt, type Trouble } from '../trouble.ts'

const separator = '\u001e'
const types: Readonly<Record<string, string>> = {
  1: 'Invocation',
  2: 'StreamItem',
  3: 'Completion',
  4: 'StreamInvocation',
  5: 'CancelInvocation',
  6: 'Ping',
  7: 'Close',
  8: 'Ack',
  9: 'Sequence',
}
/** The members of a MessagePack array, by its type; the JSON records name them themselves. */
const fields: Readonly<Record<string, readonly string[]>> = {
  1: ['type', 'headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  2: ['type', 'headers', 'invocationId', 'item'],
  3: ['type', 'headers', 'invocationId', 'resultKind', 'result'],
  4: ['type', 'headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  5: ['type', 'headers', 'invocationId'],
  6: ['type'],
  7: ['type', 'error', 'allowReconnect'],
  8: ['type', 'sequenceId'],
  9: ['type', 'sequenceId'],
}
const resultKinds: Readonly<Record<string, string>> = { 1: 'error', 2: 'no result', 3: 'result' }

export function decodeSignalR(payload: Payload): Decoded | null {
  // A handshake may come in a binary message, and its brace is a length as well.
  return (payload.type === 'binary' ? decodeArrays(payload) : null) ?? decodeRecords(payload)
}

function decodeRecords(payload: Payload): Decoded | null {
  const text = payload.type === 'text' ? payload.text : new TextDecoder().decode(payload.bytes)
  const cut = payload.bytes.length < payload.size
  if (!text.includes(separator) && !cut) return null
  const packets: Packet[] = []
  let trouble: Trouble | null = null
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf(separator, at)
    const end = found < 0 ? text.length : found
    const read = readJson(text.slice(at, end))
    if (!isMap(read.value))
      return packets.length === 0 ? null : gather(payload, packets, endsAt(at, 'character'))
    packets.push(packetOf(read.value))
    trouble ??= read.trouble && { ...read.trouble, at: read.trouble.at + at }
    if (found < 0) trouble ??= endsAt(text.length, 'character')
    at = end + 1
  }
  return packets.length === 0 ? null : gather(payload, packets, trouble)
}

function decodeArrays(payload: Payload): Decoded | null {
  const reader = new ByteReader(payload.bytes)
  const packets: Packet[] = []
  let trouble: Trouble | null = null
  while (reader.more && trouble === null) {
    const length = reader.varint(5)
    if (length === undefined) break
    const start = reader.at
    const inner = readMsgpack(reader.run(Number(length)))
    const [value] = inner.values
    const type = isList(value) ? value.items[0] : undefined
    if (!isList(value) || typeof type !== 'number' || types[type] === undefined) break
    const names = fields[type] ?? []
    const entries = value.items.map((item, index): readonly [Shown, Shown] => [
      names[index] ?? `member ${index}`,
      item,
    ])
    packets.push(packetOf({ kind: 'map', entries }))
    trouble = inner.trouble && { ...inner.trouble, at: inner.trouble.at + start }
  }
  if (packets.length === 0) return null
  const stopped = reader.left > 0 ? endsAt(reader.at, 'byte') : null
  return gather(payload, packets, trouble ?? reader.trouble ?? stopped)
}

function packetOf(record: Shown): Packet {
  const type = member(record, 'type')
  const parts = isMap(record)
    ? record.entries.map(([key, value]) => [typeof key === 'string' ? key : brief(key), value] as const)
    : []
  if (type === undefined) {
    const protocol = member(record, 'protocol')
    const error = member(record, 'error')
    const summary =
      protocol === undefined
        ? error === undefined
          ? 'handshake accepted'
          : `handshake refused ${brief(error)}`
        : `handshake ${name(protocol)} version ${brief(member(record, 'version'))}`
    return { summary, parts: partsOf(['record', summary], ...parts) }
  }
  const called = typeof type === 'number' ? (types[type] ?? `type ${type}`) : `type ${brief(type)}`
  const target = member(record, 'target')
  const given = member(record, 'arguments')
  const id = member(record, 'invocationId')
  const error = member(record, 'error')
  const kind = member(record, 'resultKind')
  const summary = line(
    called,
    target === undefined ? null : brief(target),
    isList(given) ? `(${plural(given.items.length, 'argument')})` : null,
    id === undefined || id === null ? null : `id ${name(id)}`,
    error === undefined || error === null ? null : `error ${brief(error)}`,
    typeof kind === 'number' ? resultKinds[kind] : null,
  )
  return { summary, parts: partsOf(['message', called], ...parts) }
}
