// MQTT 3.1, 3.1.1 and 5 (docs.oasis-open.org/mqtt): control packets, several a message where the client wrote so.
// A packet other than CONNECT does not tell its version: it is read as the one that fits, 5 first.

import { said } from '../../core/said.ts'
import { plural } from '../../core/words.ts'
import {
  brief,
  gather,
  jsonOr,
  line,
  listOf,
  mapOf,
  name,
  type Packet,
  partsOf,
  shownBytes,
} from '../brief.ts'
import { ByteReader, strictUtf8 } from '../byte-reader.ts'
import type { Decoded, Payload, Shown } from '../payload.ts'
import type { Trouble } from '../trouble.ts'
import { readProperties } from './mqtt-properties.ts'

const types =
  'CONNECT CONNACK PUBLISH PUBACK PUBREC PUBREL PUBCOMP SUBSCRIBE SUBACK UNSUBSCRIBE UNSUBACK PINGREQ PINGRESP DISCONNECT AUTH'.split(
    ' ',
  )
/** What the flags must be, except a PUBLISH's (MQTT 5, table 2-2): the cheapest sign that it is none of it. */
const flagsOf = (type: string) => (/^(?:PUBREL|SUBSCRIBE|UNSUBSCRIBE)$/.test(type) ? 2 : 0)

export function decodeMqtt(payload: Payload): Decoded | null {
  if (payload.type !== 'binary') return null
  const reader = new ByteReader(payload.bytes)
  const packets: Packet[] = []
  let trouble: Trouble | null = null
  while (reader.more && trouble === null) {
    const start = reader.at
    const head = reader.unsigned(1) ?? 0
    const type = types[(head >> 4) - 1]
    const flags = head & 15
    const wrong = type === undefined || (type === 'PUBLISH' ? (flags & 6) === 6 : flags !== flagsOf(type))
    if (wrong) reader.wrong(said`no packet of MQTT`, start)
    const length = reader.varint(4)
    if (wrong || length === undefined) {
      if (packets.length === 0) return null
      break
    }
    const begun = reader.at
    const body = reader.run(Number(length))
    const read = readPacket(type, flags, body)
    packets.push(read.packet)
    trouble = read.trouble && { ...read.trouble, at: read.trouble.at + begun }
  }
  return packets.length === 0 ? null : gather(payload, packets, reader.trouble ?? trouble)
}

interface Attempt {
  readonly packet: Packet
  readonly trouble: Trouble | null
}

/** Better where nothing was wrong, or where it only ends too early. */
const badness = ({ trouble }: Attempt) => (trouble === null ? 0 : trouble.why === null ? 1 : 2)

function readPacket(type: string, flags: number, body: Uint8Array): Attempt {
  if (type === 'CONNECT') return readConnect(body)
  const five = readAs(5, type, flags, body)
  const four = readAs(4, type, flags, body)
  return badness(five) <= badness(four) ? five : four
}

/** A string or binary of two bytes' length. */
function textOf(from: ByteReader): string {
  return from.text(from.unsigned(2) ?? 0)
}

function dataOf(from: ByteReader): Shown {
  const bytes = from.run(from.unsigned(2) ?? 0)
  return strictUtf8(bytes) ?? shownBytes(bytes)
}

function attempt(from: ByteReader, summary: string, parts: Packet['parts']): Attempt {
  if (from.more) from.wrong(said`more than the packet holds`)
  return { packet: { summary, parts }, trouble: from.trouble }
}

function readConnect(body: Uint8Array): Attempt {
  const from = new ByteReader(body)
  const protocol = textOf(from)
  const level = from.unsigned(1)
  const flags = from.unsigned(1) ?? 0
  const keepAlive = from.unsigned(2)
  const five = level === 5
  const properties = five ? readProperties(from) : undefined
  const client = textOf(from)
  const will =
    flags & 4
      ? mapOf([
          ...(five ? [['properties', readProperties(from) ?? null] as const] : []),
          ['topic', textOf(from)],
          ['payload', dataOf(from)],
          ['qos', (flags >> 3) & 3],
          ['retain', (flags & 32) > 0],
        ])
      : undefined
  const user = flags & 128 ? dataOf(from) : undefined
  const password = flags & 64 ? dataOf(from) : undefined
  const version = level === 5 ? '5' : level === 4 ? '3.1.1' : level === 3 ? '3.1' : brief(level)
  return attempt(
    from,
    line('CONNECT', `MQTT ${version}`, client === '' ? null : `client ${name(client)}`),
    partsOf(
      ['packet', 'CONNECT'],
      ['protocol', protocol],
      ['version', version],
      [five ? 'clean start' : 'clean session', (flags & 2) > 0],
      ['keep alive (s)', keepAlive],
      ['properties', properties],
      ['client', client],
      ['will', will],
      ['user', user],
      ['password', password],
    ),
  )
}

function readAs(version: 4 | 5, type: string, flags: number, body: Uint8Array): Attempt {
  const from = new ByteReader(body)
  const five = version === 5
  if (type === 'PUBLISH') return readPublish(from, flags, five)
  const acknowledges = type === 'CONNACK' ? from.unsigned(1) : undefined
  const identified = /^(?:PUB|SUB|UNSUB)/.test(type) ? from.unsigned(2) : undefined
  let reason: number | undefined
  let properties: Shown | undefined
  let items: Shown[] | undefined
  if (/^(?:UN)?SUB/.test(type)) {
    properties = five ? readProperties(from) : undefined
    items = []
    while (from.more) {
      if (type.endsWith('ACK')) items.push(codeOf(from.unsigned(1)))
      else if (type === 'UNSUBSCRIBE') items.push(textOf(from))
      else
        items.push(
          mapOf([
            ['topic', textOf(from)],
            ['qos', (from.unsigned(1) ?? 0) & 3],
          ]),
        )
    }
    // Each of them holds one at least, but the 3.1.1 UNSUBACK, which holds none.
    const none = type === 'UNSUBACK' && !five
    if (none ? items.length > 0 : items.length === 0 && from.trouble === null)
      from.wrong(said`nothing in the list`)
  } else {
    // An absent reason is 0, success (MQTT 5, 3.4.2.1); 3.1.1 has one in CONNACK alone.
    if (type === 'CONNACK' || (five && from.more)) reason = from.unsigned(1)
    if (five && (type === 'CONNACK' || from.more)) properties = readProperties(from)
  }
  const topics = items?.map((item) =>
    typeof item === 'object' && item && item.kind === 'map' ? item.entries[0]?.[1] : item,
  )
  return attempt(
    from,
    line(
      type,
      identified === undefined ? null : `id ${identified}`,
      topics === undefined
        ? null
        : topics.slice(0, 3).map(name).join(', ') + (topics.length > 3 ? ', …' : ''),
      reason === undefined ? null : brief(codeOf(reason)).replaceAll('"', ''),
    ),
    partsOf(
      ['packet', type],
      ['read as', `MQTT ${five ? '5' : '3.1.1'}`],
      ['id', identified],
      ['session present', acknowledges === undefined ? undefined : (acknowledges & 1) > 0],
      ['reason', reason === undefined ? undefined : codeOf(reason)],
      ['properties', properties],
      [type.endsWith('ACK') ? 'reasons' : 'topics', items && listOf(items)],
    ).slice(0, type.startsWith('PING') ? 1 : undefined),
  )
}

/** Codes of 128 and above are failures in MQTT 5, and in a 3.1.1 SUBACK; a few are met often. */
const codes: Readonly<Record<string, string>> = {
  128: 'unspecified error',
  130: 'protocol error',
  132: 'unsupported protocol version',
  133: 'client identifier not valid',
  134: 'bad user name or password',
  135: 'not authorized',
  136: 'server unavailable',
  139: 'server shutting down',
  141: 'keep alive timeout',
  142: 'session taken over',
  144: 'topic name invalid',
  149: 'packet too large',
  151: 'quota exceeded',
}

function codeOf(code: number | undefined): Shown {
  if (code === undefined) return null
  const said = Object.hasOwn(codes, code) ? codes[code] : undefined
  return said === undefined ? code : `${code} ${said}`
}

function readPublish(from: ByteReader, flags: number, five: boolean): Attempt {
  const topic = textOf(from)
  const qos = (flags >> 1) & 3
  const id = qos > 0 ? from.unsigned(2) : undefined
  const properties = five ? readProperties(from) : undefined
  const body = from.rest()
  const text = strictUtf8(body)
  return attempt(
    from,
    line(
      'PUBLISH',
      name(topic),
      `qos ${qos}`,
      id === undefined ? null : `id ${id}`,
      flags & 1 ? 'retained' : null,
      flags & 8 ? 'again' : null,
      `(${plural(body.length, 'byte')})`,
    ),
    partsOf(
      ['packet', 'PUBLISH'],
      ['read as', `MQTT ${five ? '5' : '3.1.1'}`],
      ['topic', topic],
      ['qos', qos],
      ['retain', (flags & 1) > 0],
      ['duplicate', (flags & 8) > 0],
      ['id', id],
      ['properties', properties],
      ['payload', text === null ? shownBytes(body) : jsonOr(text)],
    ),
  )
}
