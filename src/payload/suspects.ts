// How well a conversation looks like each protocol, from its URL, the subprotocol that was agreed and its first
// messages; small, so that a list of decoders loads none of them. Certain is what was agreed or cannot be else.

import { isList, isMap, member, textMember } from './brief.ts'
import { readCbor } from './cbor.ts'
import { readJson } from './json.ts'
import { readMsgpack } from './msgpack.ts'
import type { Conversation, Payload, Shown } from './payload.ts'
import { isCut, type Trouble } from './trouble.ts'

type Suspicion = (conversation: Conversation) => number

/** Of each message, and of how many, is enough to tell. */
const enough = 4096
const few = 12

const texts = ({ firsts }: Conversation) =>
  firsts.slice(0, few).filter(({ type, text }) => type === 'text' && text !== '')
const binaries = ({ firsts }: Conversation) =>
  firsts.slice(0, few).filter(({ type, bytes }) => type === 'binary' && bytes.length > 0)

const parsed = new WeakMap<Payload, { readonly value: Shown | undefined }>()

/** The JSON of a message as far as it goes; undefined where it is none. Read once, as every suspicion asks. */
function jsonOf(payload: Payload): Shown | undefined {
  const known = parsed.get(payload)
  if (known) return known.value
  const read = readJson(payload.text.slice(0, enough))
  const short = payload.text.length > enough || isCut(payload)
  const value = read.trouble === null || (short && read.trouble.why === null) ? read.value : undefined
  parsed.set(payload, { value })
  return value
}

const jsons = (conversation: Conversation) => texts(conversation).map(jsonOf)

function agreed(conversation: Conversation, pattern: RegExp, otherwise: Suspicion): number {
  return pattern.test(conversation.protocol) ? 1 : otherwise(conversation)
}

/** The share of these that pass, as a suspicion of at most `most`; nothing where there are none. */
function share<T>(items: readonly T[], most: number, passes: (item: T) => boolean): number {
  return items.length === 0 ? 0 : (most * items.filter(passes).length) / items.length
}

const has = (value: Shown | undefined, ...names: readonly string[]) =>
  names.every((name) => member(value, name) !== undefined)

export const socketIo: Suspicion = (conversation) => {
  if (texts(conversation).some(({ text }) => /^0\{"sid":/.test(text))) return 0.97
  if (/[?&]EIO=[34](?:&|$)/.test(conversation.url)) return 0.95
  return share(texts(conversation), 0.7, ({ text }) =>
    /^(?:[23](?:probe)?|5|4[0-6](?:\d+-)?(?:\/[^,]*,)?\d*[[{].*)$/s.test(text),
  )
}

export const signalR: Suspicion = (conversation) => {
  const { firsts } = conversation
  const shaken = firsts
    .slice(0, few)
    .some(({ type, text, bytes }) =>
      /^\{[^{}]*"protocol"\s*:\s*"(?:json|messagepack|blazorpack)"[^{}]*\}/.test(
        type === 'text' ? text.slice(0, 300) : new TextDecoder().decode(bytes.subarray(0, 300)),
      ),
    )
  return shaken
    ? 1
    : share(texts(conversation), 0.9, ({ text }) => text.startsWith('{') && text.endsWith('\u001e'))
}

const stompFrame =
  /^(?:CONNECT|STOMP|CONNECTED|SEND|SUBSCRIBE|MESSAGE|ERROR|RECEIPT|ACK)\r?\n(?:[^\n]*:[^\n]*\n|\r?\n)/
export const stomp: Suspicion = (conversation) =>
  agreed(conversation, /^v1\d\.stomp$/i, (each) =>
    share(
      each.firsts.slice(0, few).map(({ bytes }) => new TextDecoder().decode(bytes.subarray(0, enough))),
      0.95,
      (text) => stompFrame.test(text) || /^\r?\n$/.test(text),
    ),
  )

export const mqtt: Suspicion = (conversation) =>
  agreed(conversation, /^mqtt(?:v3\.1|v5)?$/i, (each) =>
    binaries(each).some(({ bytes }) => {
      const name = new TextDecoder('latin1').decode(bytes.subarray(2, 13))
      return bytes[0] === 0x10 && /MQTT|MQIsdp/.test(name)
    })
      ? 0.98
      : 0,
  )

const graphqlShared = /^(?:connection_init|connection_ack|error|complete)$/
export const graphqlTransport: Suspicion = (conversation) =>
  agreed(conversation, /^graphql-transport-ws$/, (each) =>
    graphqlShare(each, /^(?:subscribe|next|ping|pong)$/, 0.6),
  )
export const graphqlLegacy: Suspicion = (conversation) =>
  agreed(conversation, /^graphql-ws$/, (each) =>
    graphqlShare(each, /^(?:start|data|ka|stop|connection_(?:error|terminate))$/, 0.55),
  )

function graphqlShare(conversation: Conversation, own: RegExp, shared: number): number {
  const types = jsons(conversation).map((value) => textMember(value, 'type') ?? '')
  if (!types.some((type) => /^connection_(?:init|ack)$/.test(type))) return 0
  const fits = share(types, 1, (type) => own.test(type) || graphqlShared.test(type))
  return fits * (types.some((type) => own.test(type)) ? 0.95 : shared)
}

export const phoenix: Suspicion = (conversation) => {
  if (/\/websocket\?(?:[^#]*&)?vsn=[12]\.\d\.\d/.test(conversation.url)) return 0.95
  return share(jsons(conversation), 0.9, (value) => {
    if (!isList(value)) return has(value, 'topic', 'event', 'payload') && member(value, 'ref') !== undefined
    const [joinRef, ref, topic, event] = value.items
    const isRef = (each: Shown | undefined) => each === null || typeof each === 'string'
    return (
      value.items.length === 5 &&
      isRef(joinRef) &&
      isRef(ref) &&
      typeof topic === 'string' &&
      typeof event === 'string'
    )
  })
}

export const actionCable: Suspicion = (conversation) =>
  agreed(conversation, /^actioncable-/, (each) =>
    share(
      jsons(each),
      0.92,
      (value) =>
        /^(?:welcome|confirm_subscription|reject_subscription)$/.test(textMember(value, 'type') ?? '') ||
        (textMember(value, 'type') === 'ping' && typeof member(value, 'message') === 'number') ||
        (textMember(value, 'identifier') !== null && (has(value, 'command') || has(value, 'message'))),
    ),
  )

export const sockJs: Suspicion = (conversation) => {
  if (/\/\d{3}\/[\w.-]+\/websocket(?:[?#]|$)/.test(conversation.url)) return 0.96
  const received = texts(conversation).filter(({ direction }) => direction === 'received')
  const fits = share(received, 0.93, ({ text }) => /^(?:[oh]$|a\["|c\[\d+,")/.test(text.slice(0, 40)))
  return received.some(({ text }) => text === 'o' || text.startsWith('a["')) ? fits : fits / 2
}

export const wamp: Suspicion = (conversation) =>
  agreed(conversation, /^wamp\.2\./, (each) =>
    jsons(each).some(
      (value) =>
        isList(value) &&
        value.items[0] === 1 &&
        typeof value.items[1] === 'string' &&
        has(value.items[2], 'roles'),
    )
      ? 0.95
      : 0,
  )

export const jsonRpc: Suspicion = (conversation) =>
  agreed(conversation, /^json-?rpc(?:[-.]?2(?:\.0)?)?$/i, (each) =>
    share(jsons(each), 0.9, (value) => member(isList(value) ? value.items[0] : value, 'jsonrpc') === '2.0'),
  )

export const json: Suspicion = (conversation) =>
  agreed(conversation, /^json$/i, (each) => share(jsons(each), 0.6, (value) => isMap(value) || isList(value)))

export const jsonLines: Suspicion = (conversation) =>
  agreed(conversation, /^(?:nd-?json|jsonl)$/i, (each) => {
    const several = texts(each).filter(({ text }) => /\}[ \t\r]*\n\s*\{/.test(text.slice(0, enough)))
    return share(several, 0.65, ({ text }) => {
      const [first = ''] = text.slice(0, enough).split('\n')
      return readJson(first).trouble === null
    })
  })

interface Read {
  readonly values: readonly Shown[]
  readonly trouble: Trouble | null
}

/** One value that takes up all of each message, and is a list or a map; a number or a word proves nothing. */
function wholly(conversation: Conversation, most: number, read: (bytes: Uint8Array) => Read): number {
  return share(binaries(conversation), most, (payload) => {
    const { values, trouble } = read(payload.bytes.subarray(0, enough))
    const short = payload.size > Math.min(enough, payload.bytes.length)
    const [first] = values
    const grown =
      isMap(first) ||
      isList(first) ||
      (typeof first === 'object' && first !== null && first.kind === 'tagged')
    return values.length === 1 && grown && (trouble === null || (short && trouble.why === null))
  })
}

export const msgpack: Suspicion = (conversation) =>
  agreed(conversation, /msgpack|messagepack/i, (each) => wholly(each, 0.62, readMsgpack))

export const cbor: Suspicion = (conversation) =>
  agreed(conversation, /cbor/i, (each) => wholly(each, 0.61, readCbor))

export const protobuf: Suspicion = (conversation) =>
  agreed(conversation, /proto(?:col)?-?buf|^proto$|grpc/i, (each) =>
    share(binaries(each), 0.55, ({ bytes, size }) => walksAsFields(bytes, size)),
  )

/** Keys of small fields and lengths that meet the end, walked without being read. */
function walksAsFields(bytes: Uint8Array, size: number): boolean {
  let at = 0
  while (at < bytes.length) {
    const key = bytes[at] ?? 0
    let long = key
    at++
    if (key >= 0x80) long = (key & 0x7f) | ((bytes[at++] ?? 0) << 7)
    const wire = key & 7
    if (long >> 3 < 1 || long >> 3 > 2000) return false
    if (wire === 1) at += 8
    else if (wire === 5) at += 4
    else if (wire === 0 || wire === 2) {
      let length = 0
      let shift = 0
      let byte = 0x80
      for (; byte >= 0x80 && shift < 70 && at < bytes.length; shift += 7) {
        byte = bytes[at++] ?? 0
        length += (byte & 0x7f) * 2 ** shift
      }
      if (byte >= 0x80) return bytes.length < size
      if (wire === 2) at += length
    } else return false
  }
  return at === bytes.length || (bytes.length < size && at <= size)
}

export const xmpp: Suspicion = (conversation) =>
  agreed(conversation, /^xmpp/, (each) =>
    share(texts(each), 0.9, ({ text }) =>
      /^\s*<(?:open|close|stream:|message|presence|iq|auth|success|response|challenge)[\s/>]/.test(text),
    ),
  )
