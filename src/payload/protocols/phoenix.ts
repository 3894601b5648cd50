// Phoenix channels: objects (serializer 1.0.0), arrays (2.0.0), and the binary frames of 2.0.0, as
// phoenix.js writes and reads them (github.com/phoenixframework/phoenix, assets/js/phoenix/serializer.js).

import { brief, decoded, isList, isMap, line, member, name, partsOf, shownBytes } from '../brief.ts'
import { ByteReader } from '../byte-reader.ts'
import { readJson } from '../json.ts'
import type { Decoded, Payload, Shown } from '../payload.ts'
import { isCut } from '../trouble.ts'

interface Push {
  readonly joinRef: Shown | undefined
  readonly ref: Shown | undefined
  readonly topic: Shown | undefined
  readonly event: Shown | undefined
  readonly body: Shown | undefined
}

export function decodePhoenix(payload: Payload): Decoded | null {
  if (payload.type === 'binary') return decodeFrame(payload)
  const { value, trouble } = readJson(payload.text)
  const push = isList(value) ? ofArray(value.items, isCut(payload)) : ofObject(value)
  return push && decoded(payload, summaryOf(push), partsOfPush(push), trouble)
}

const isRef = (value: Shown | undefined) =>
  value === null || value === undefined || typeof value === 'string' || typeof value === 'number'

function ofArray(items: readonly Shown[], cut: boolean): Push | null {
  const [joinRef, ref, topic, event, body] = items
  if (!(items.length === 5 || (cut && items.length >= 3 && items.length < 5))) return null
  if (!isRef(joinRef) || !isRef(ref) || typeof topic !== 'string' || typeof (event ?? '') !== 'string')
    return null
  return { joinRef, ref, topic, event, body }
}

function ofObject(value: Shown | undefined): Push | null {
  const topic = member(value, 'topic')
  const event = member(value, 'event')
  if (!isMap(value) || typeof topic !== 'string' || typeof event !== 'string') return null
  return {
    joinRef: member(value, 'join_ref'),
    ref: member(value, 'ref'),
    topic,
    event,
    body: member(value, 'payload'),
  }
}

/** Kind 0 is a push, whose server's has no ref; 1 a reply, whose event is its status; 2 a broadcast. */
function decodeFrame(payload: Payload): Decoded | null {
  const reader = new ByteReader(payload.bytes)
  const kind = reader.unsigned(1)
  if (kind === undefined || kind > 2 || reader.left < 4 - kind) return null
  const hasRef = kind === 1 || (kind === 0 && payload.direction === 'sent')
  const names = [...(kind < 2 ? ['joinRef'] : []), ...(hasRef ? ['ref'] : []), 'topic', 'event']
  const sizes = names.map(() => reader.unsigned(1) ?? 0)
  const read = new Map(names.map((each, index) => [each, reader.text(sizes[index] ?? 0)]))
  const topic = read.get('topic') ?? ''
  // Bytes of anything else seldom spell a topic.
  if (topic === '' || /[^ -~\u00a0-\uffff]/.test(topic)) return null
  const body = shownBytes(reader.rest())
  const joinRef = read.get('joinRef')
  const push = { joinRef, ref: read.get('ref'), topic, event: read.get('event'), body }
  const kindName = ['push', 'reply', 'broadcast'][kind] ?? ''
  return decoded(
    payload,
    line(summaryOf(push), `binary ${kindName}`, `(${brief(body)})`),
    [['kind', kindName], ...partsOfPush(push)],
    reader.trouble,
  )
}

function summaryOf({ topic, event, ref, body }: Push): string {
  const status = member(body, 'status')
  return line(
    event === undefined ? null : name(event),
    name(topic),
    ref === undefined || ref === null ? null : `ref ${name(ref)}`,
    event === 'phx_reply' && status !== undefined ? name(status) : null,
  )
}

function partsOfPush({ joinRef, ref, topic, event, body }: Push) {
  return partsOf(['topic', topic], ['event', event], ['ref', ref], ['join ref', joinRef], ['payload', body])
}
