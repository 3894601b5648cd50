// The properties of MQTT 5 packets (section 2.2.2.2), strictly: that they fit is how a packet's version is told.

import { said } from '../../core/said.ts'
import { mapOf, shownBytes } from '../brief.ts'
import type { ByteReader } from '../byte-reader.ts'
import type { Shown } from '../payload.ts'

type Type = 'byte' | 'two' | 'four' | 'varint' | 'text' | 'data' | 'pair'
const properties: Readonly<Record<string, readonly [name: string, type: Type]>> = {
  1: ['payload format', 'byte'],
  2: ['message expiry (s)', 'four'],
  3: ['content type', 'text'],
  8: ['response topic', 'text'],
  9: ['correlation data', 'data'],
  11: ['subscription id', 'varint'],
  17: ['session expiry (s)', 'four'],
  18: ['assigned client', 'text'],
  19: ['server keep alive (s)', 'two'],
  21: ['authentication method', 'text'],
  22: ['authentication data', 'data'],
  23: ['request problem information', 'byte'],
  24: ['will delay (s)', 'four'],
  25: ['request response information', 'byte'],
  26: ['response information', 'text'],
  28: ['server reference', 'text'],
  31: ['reason', 'text'],
  33: ['receive maximum', 'two'],
  34: ['topic alias maximum', 'two'],
  35: ['topic alias', 'two'],
  36: ['maximum qos', 'byte'],
  37: ['retain available', 'byte'],
  38: ['user property', 'pair'],
  39: ['maximum packet size', 'four'],
  40: ['wildcards available', 'byte'],
  41: ['subscription ids available', 'byte'],
  42: ['shared subscriptions available', 'byte'],
}

/** Past them; undefined where there are none. */
export function readProperties(from: ByteReader): Shown | undefined {
  const length = from.varint(4)
  if (length === undefined || length === 0n) return undefined
  const end = from.at + Number(length)
  if (end > from.bytes.length) return from.ended()
  const entries: (readonly [Shown, Shown])[] = []
  while (from.trouble === null && from.at < end) {
    const start = from.at
    const id = from.unsigned(1) ?? 0
    const known = properties[id]
    if (known === undefined) return from.wrong(said`no property ${id} in MQTT 5`, start)
    const value = readOne(from, known[1])
    if (value !== undefined) entries.push([known[0], value])
  }
  if (from.at > end) from.wrong(said`a property longer than their length`, end)
  return mapOf(entries)
}

function readOne(from: ByteReader, type: Type): Shown | undefined {
  if (type === 'byte') return from.unsigned(1)
  if (type === 'two') return from.unsigned(2)
  if (type === 'four') return from.unsigned(4)
  if (type === 'varint') {
    const value = from.varint(4)
    return value === undefined ? undefined : Number(value)
  }
  const first = from.run(from.unsigned(2) ?? 0)
  if (type === 'data') return shownBytes(first)
  const text = new TextDecoder().decode(first)
  return type === 'text' ? text : mapOf([[text, from.text(from.unsigned(2) ?? 0)]])
}
