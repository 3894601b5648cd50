// What was kept of a message, as decoders take it, and what a socket speaks.

import type { Socket } from '../../src/core/socket.ts'
import { header } from '../../src/core/summary.ts'
import { bytesOf, type Conversation, type Payload } from '../../src/payload/payload.ts'
import { isSent, type Message, messagesOf, typeOf } from './messages-of.ts'

const payloads = new WeakMap<Message, Payload>()

export function payloadOf(message: Message): Payload {
  const known = payloads.get(message) ?? readPayload(message)
  payloads.set(message, known)
  return known
}

/** The same, and nothing is kept of it: for who walks all messages. */
export function readPayload(message: Message): Payload {
  const type = typeOf(message) === 'text' ? 'text' : 'binary'
  return {
    type,
    text: type === 'text' ? message.preview : '',
    bytes: bytesOf(message.preview, type),
    size: message.size,
    direction: isSent(message) ? 'sent' : 'received',
  }
}

/** As many messages tell what is spoken. */
const telling = 12

export function conversationOf(socket: Socket): Conversation {
  const { url, opened, responded } = socket.summary
  const agreed = header(responded?.headers ?? null, 'sec-websocket-protocol')[0]
  return {
    url,
    protocol: opened?.protocol ?? agreed ?? '',
    firsts: messagesOf(socket).slice(0, telling).map(payloadOf),
  }
}
