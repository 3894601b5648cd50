// Engine.IO 3 and 4 (github.com/socketio/engine.io-protocol), and the Socket.IO 2 to 5 packets that it carries
// (github.com/socketio/socket.io-protocol). Binary attachments follow in messages of their own.

import { plural } from '../../core/words.ts'
import { brief, decoded, isList, line, member, name, partsOf, shownBytes } from '../brief.ts'
import { readJson } from '../json.ts'
import type { Decoded, Payload, Shown } from '../payload.ts'

const engine = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop']
const packets = ['CONNECT', 'DISCONNECT', 'EVENT', 'ACK', 'CONNECT_ERROR', 'BINARY_EVENT', 'BINARY_ACK']

export function decodeSocketIo(payload: Payload): Decoded | null {
  if (payload.type === 'binary') return decodeAttachment(payload)
  const { text } = payload
  if (/^b4?/.test(text) && /^b[A-Za-z0-9+/]*=*$/.test(text))
    return decoded(payload, 'binary attachment in base64', [['base64', text.slice(1)]])
  const type = engine[text.charCodeAt(0) - 0x30]
  if (type === undefined) return null
  if (type === 'message') return decodePacket(payload)
  const body = text.slice(1)
  // A probe is the only text that a ping, a pong or an upgrade carries; an open carries the handshake.
  if (body === '') return decoded(payload, type, [['Engine.IO packet', type]])
  if (type !== 'open')
    return body === 'probe'
      ? decoded(payload, `${type} probe`, partsOf(['Engine.IO packet', type], ['body', body]))
      : null
  const { value, trouble } = readJson(body)
  if (value === undefined || typeof value !== 'object') return null
  const sid = member(value, 'sid')
  return decoded(
    payload,
    line('open', sid === undefined ? null : `sid ${name(sid)}`),
    partsOf(['Engine.IO packet', type], ['handshake', value]),
    trouble,
  )
}

/** Engine.IO 3 puts the packet's type, 4, before the bytes; Engine.IO 4 sends them bare. */
function decodeAttachment(payload: Payload): Decoded {
  const { bytes, size } = payload
  const typed = bytes[0] === 4
  return decoded(
    payload,
    `binary attachment (${plural(size, 'byte')})`,
    partsOf(
      ['bytes', shownBytes(bytes)],
      ['without the type byte of Engine.IO 3', typed ? shownBytes(bytes.subarray(1)) : undefined],
    ),
  )
}

/** `4` then type, `<attachments>-`, `/namespace,`, acknowledgement id, JSON; all but the type may be absent. */
const head = /^4([0-6])(?:(\d{1,9})-)?(?:(\/[^,]*)(?:,|$))?(\d{1,20})?/

function decodePacket(payload: Payload): Decoded {
  const { text } = payload
  const found = head.exec(text)
  const type = packets[Number(found?.[1])]
  const body = text.slice(found?.[0].length ?? 1)
  const read = body === '' ? null : readJson(body)
  // Engine.IO without Socket.IO: any text may follow the type.
  if (found === null || type === undefined || (read !== null && read.value === undefined))
    return decoded(payload, `message ${brief(text.slice(1))}`, [
      ['Engine.IO packet', 'message'],
      ['body', text.slice(1)],
    ])
  const [, , attachments, namespace, id] = found
  const data = read?.value
  return decoded(
    payload,
    line(
      type,
      saidOf(type, data),
      namespace,
      id === undefined ? null : `ack ${id}`,
      attachments === undefined ? null : `${plural(Number(attachments), 'attachment')} to follow`,
    ),
    partsOf(
      ['Socket.IO packet', type],
      ['namespace', namespace ?? '/'],
      ['acknowledgement', id],
      ['attachments', attachments === undefined ? undefined : Number(attachments)],
      ['data', data],
    ),
    read?.trouble ?? null,
  )
}

function saidOf(type: string, data: Shown | undefined): string | null {
  if (isList(data)) {
    if (type === 'ACK' || type === 'BINARY_ACK') return `(${plural(data.items.length, 'value')})`
    return `${brief(data.items[0])} (${plural(Math.max(0, data.items.length - 1), 'argument')})`
  }
  const message = type === 'CONNECT_ERROR' ? (member(data, 'message') ?? data) : member(data, 'sid')
  return message === undefined ? null : brief(message)
}
