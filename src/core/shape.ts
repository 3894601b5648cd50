// What each kind of fact is made of, in the order it is written: one row a kind. The notation prints and
// parses by this table, and the decoders check foreign facts by it.

import { type Codec, count, either, length, list, oneOf, optionalCount, size, text, thrown } from './codec.ts'
import type { Fact, FactOf, HandlerSlot, Kind, MessageType, ServerEvent, SocketEvent } from './fact.ts'
import type { SubjectId } from './units.ts'

/** A field with a place of its own, or one written `name=value` and left out at its usual value. */
export interface Field {
  readonly name: string
  readonly codec: Codec<never>
  readonly keyed: boolean
  /** The value that goes without saying, given the fields before; `undefined` when it must be said. */
  usual?(fact: Readonly<Record<string, unknown>>): unknown
  /** May be absent from the fact altogether. */
  readonly optional: boolean
}

export interface Shape {
  readonly fields: readonly Field[]
  /** Written on the line (first frame) and below it (the others). */
  readonly site: boolean
  /** Written below the line, one header each. */
  readonly headers: boolean
}

type Fields<K extends Kind> = keyof Omit<FactOf<K>, 'kind' | 'about' | 'at' | 'state' | 'site' | 'headers'>

const slots: readonly HandlerSlot[] = [
  'open',
  'message',
  'error',
  'close',
  'onopen',
  'onmessage',
  'onerror',
  'onclose',
]
const events: readonly SocketEvent[] = ['open', 'message', 'error', 'close']
const said: readonly ServerEvent[] = ['asked', 'accepted', 'rejected', 'closed', 'failed', 'said']
const types: readonly MessageType[] = ['text', 'blob', 'arraybuffer']

// A codec's parse result and print argument are the same type, so the table may forget which.
const forget = <T>(codec: Codec<T>) => codec as unknown as Codec<never>

const placed = <N extends string, T>(name: N, codec: Codec<T>) => ({
  name,
  codec: forget(codec),
  keyed: false,
  optional: false,
})
const keyed = <N extends string, T>(
  name: N,
  codec: Codec<T>,
  usual?: (fact: Readonly<Record<string, unknown>>) => T,
) => ({ name, codec: forget(codec), keyed: true, optional: false, ...(usual ? { usual } : {}) })
const absent = <N extends string, T>(name: N, codec: Codec<T>) => ({
  name,
  codec: forget(codec),
  keyed: true,
  optional: true,
})

const empty = () => ''
const none = (): readonly string[] => []
const asUrl = (fact: Readonly<Record<string, unknown>>) => String(fact.url)
const message = [placed('type', oneOf(types)), placed('size', size), keyed('preview', text, empty)] as const
const subjectId = text as Codec<string> as Codec<SubjectId>

function row<K extends Kind>(
  fields: readonly (Field & { name: Fields<K> })[],
  below: { site?: true; headers?: true } = {},
): Shape {
  return { fields, site: below.site ?? false, headers: below.headers ?? false }
}

const handler = [placed('slot', oneOf(slots))] as const
const frame = [placed('opcode', count), placed('size', size), keyed('preview', text, empty)] as const

export const shapes: { readonly [K in Kind]: Shape } = {
  constructed: row<'constructed'>(
    [
      placed('url', text),
      keyed('given', text, asUrl),
      keyed('protocols', list, none),
      absent('api', oneOf(['WebSocketStream'] as const)),
    ],
    { site: true },
  ),
  'construct-threw': row<'construct-threw'>(
    [placed('given', text), keyed('protocols', list, none), keyed('threw', thrown)],
    { site: true },
  ),
  'handler-set': row<'handler-set'>(handler, { site: true }),
  'handler-replaced': row<'handler-replaced'>(handler, { site: true }),
  'handler-removed': row<'handler-removed'>(handler, { site: true }),
  'handler-threw': row<'handler-threw'>([placed('slot', oneOf(events)), keyed('threw', thrown)], {
    site: true,
  }),
  'close-called': row<'close-called'>(
    [placed('code', optionalCount), keyed('reason', text, empty), absent('threw', thrown)],
    { site: true },
  ),
  'send-called': row<'send-called'>([...message, absent('threw', thrown)], { site: true }),
  'open-fired': row<'open-fired'>([keyed('protocol', text, empty), keyed('extensions', text, empty)]),
  'message-received': row<'message-received'>(message),
  'error-fired': row<'error-fired'>([]),
  'close-fired': row<'close-fired'>([
    placed('code', count),
    placed('clean', either('clean', 'unclean')),
    keyed('reason', text, empty),
  ]),
  'state-observed': row<'state-observed'>([]),
  'messages-counted': row<'messages-counted'>([
    keyed('received', count),
    keyed('receivedSize', size),
    keyed('sent', count),
    keyed('sentSize', size),
  ]),
  'hook-failed': row<'hook-failed'>([placed('during', text), placed('message', text)]),

  'net:requested': row<'net:requested'>(
    [placed('url', text), keyed('from', text, empty), absent('initiator', subjectId)],
    {
      site: true,
    },
  ),
  'net:sent': row<'net:sent'>([], { headers: true }),
  'net:redirected': row<'net:redirected'>([placed('to', text)]),
  'net:responded': row<'net:responded'>([placed('status', count), keyed('version', text, empty)], {
    headers: true,
  }),
  'net:failed': row<'net:failed'>([placed('text', text)]),
  'net:completed': row<'net:completed'>([]),
  'net:ended': row<'net:ended'>([]),
  'net:frame-sent': row<'net:frame-sent'>(frame),
  'net:frame-received': row<'net:frame-received'>(frame),

  'ctx:document-started': row<'ctx:document-started'>([
    placed('url', text),
    placed('top', either('top', 'frame')),
  ]),
  'ctx:document-lost': row<'ctx:document-lost'>([]),
  'ctx:page-hidden': row<'ctx:page-hidden'>([placed('persisted', either('kept', 'discarded'))]),
  'ctx:page-shown': row<'ctx:page-shown'>([placed('persisted', either('kept', 'new'))]),
  'ctx:visibility-changed': row<'ctx:visibility-changed'>([placed('visible', either('visible', 'hidden'))]),
  'ctx:connectivity-changed': row<'ctx:connectivity-changed'>([
    placed('online', either('online', 'offline')),
  ]),
  'ctx:policy-violated': row<'ctx:policy-violated'>([
    placed('directive', text),
    placed('blocked', text),
    placed('enforced', either('enforced', 'reported')),
  ]),
  'ctx:network-watched': row<'ctx:network-watched'>([
    placed('by', oneOf(['webRequest', 'devtools.network'] as const)),
  ]),
  'ctx:facts-dropped': row<'ctx:facts-dropped'>([placed('count', count), placed('why', text)]),

  'server:logged': row<'server:logged'>([
    placed('event', oneOf(said)),
    placed('status', optionalCount),
    keyed('path', text, empty),
    keyed('peer', text, empty),
    keyed('by', text, empty),
    keyed('text', text, empty),
  ]),
  'probe:answered': row<'probe:answered'>([
    placed('status', optionalCount),
    placed('url', text),
    keyed('text', text, empty),
  ]),
  'probe:tried': row<'probe:tried'>([
    placed('opened', either('opened', 'failed')),
    placed('url', text),
    keyed('protocols', list, none),
    keyed('protocol', text, empty),
    keyed('code', optionalCount, () => null),
    keyed('took', length),
  ]),
}

/** Whether facts of this kind carry the ready state. */
export function hasState(kind: Kind): boolean {
  return !kind.includes(':')
}

/** Narrows a string to a kind of fact. */
export function isKind(found: string): found is Fact['kind'] {
  return Object.hasOwn(shapes, found)
}
