// Messages taken along: one as the file or the text that it is, several as lines. What was not kept of them is said.

import { printable } from '../../src/core/printable.ts'
import { amount } from '../../src/core/words.ts'
import { hexLines, jsonTree } from '../../src/payload/payload.ts'
import type { Saved } from '../files/download.ts'
import { isSent, type Message, opcodeOf, typeOf } from './messages-of.ts'
import { readPayload } from './payload-of.ts'

/** As text where it is text, as lines of hex where it is bytes. */
export function copiedText(message: Message): string {
  const { type, text, bytes } = readPayload(message)
  if (type === 'text') return text
  return hexText(bytes)
}

/** @param lines at most, of sixteen bytes each */
export const hexText = (bytes: Uint8Array, lines?: number): string =>
  hexLines(bytes, 0, lines)
    .map(({ offset, hex, ascii }) => `${offset}  ${hex.padEnd(47)}  ${ascii}`)
    .join('\n')

interface Place {
  /** The socket's number, and the message's among those of the socket, from 1. */
  readonly socket: number
  readonly number: number
  /** By which it is read; null for none. */
  readonly decoder: string | null
}

/** The payload alone, as far as it was kept; the name says where that is not all of it. */
export function payloadFile(message: Message, { socket, number, decoder }: Place): Saved {
  const { type, text, bytes, size } = readPayload(message)
  const cut = bytes.length < size ? `-first-${bytes.length}-bytes` : ''
  const ending = type === 'text' ? endingOf(text) : (binaryEndings[decoder ?? ''] ?? 'bin')
  return {
    name: `socket-${socket}-message-${number}${cut}.${ending}`,
    blob: new Blob([type === 'text' ? text : new Uint8Array(bytes)], {
      type: mediaTypes[ending] ?? binaryType,
    }),
  }
}

const binaryType = 'application/octet-stream'
const binaryEndings: Readonly<Record<string, string>> = { cbor: 'cbor', msgpack: 'msgpack' }
const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain;charset=utf-8',
}

/** JSON that was cut is none any more. */
function endingOf(text: string): 'json' | 'xml' | 'txt' {
  if (jsonTree(text) !== null) return 'json'
  return /^\s*<[a-z?!][\s\S]*>\s*$/i.test(text) ? 'xml' : 'txt'
}

export type LinesForm = 'jsonl' | 'txt'

/** A line a message; times are milliseconds since the first fact of the socket, and since the Unix epoch in JSON. */
export function linesOf(messages: readonly Message[], start: number, form: LinesForm): string {
  const write = form === 'jsonl' ? jsonLine : textLine
  return messages.map((message) => `${write(message, start)}\n`).join('')
}

function jsonLine(message: Message, start: number): string {
  const { type, bytes } = readPayload(message)
  const kept = bytes.length
  return JSON.stringify({
    direction: isSent(message) ? 'sent' : 'received',
    at: message.at,
    ms: tenths(message.at - start),
    type: typeOf(message),
    opcode: opcodeOf(message),
    size: message.size,
    ...(kept < message.size ? { kept } : {}),
    [type === 'text' ? 'text' : 'base64']: message.preview,
  })
}

function textLine(message: Message, start: number): string {
  const { type, text, bytes } = readPayload(message)
  const hex = () =>
    hexLines(bytes)
      .map((line) => line.hex)
      .join(' ')
  const cut = bytes.length < message.size ? `  [${amount(bytes.length)} of ${amount(message.size)} kept]` : ''
  const [way, at] = [isSent(message) ? '↑' : '↓', (message.at - start).toFixed(1).padStart(10)]
  const said = type === 'text' ? printable(text) : hex()
  return `${at}  ${way}  ${typeOf(message)}  ${message.size}B  ${said}${cut}`
}

const tenths = (milliseconds: number) => Math.round(milliseconds * 10) / 10

/** All of them in a file. */
export function linesFile(
  messages: readonly Message[],
  start: number,
  form: LinesForm,
  socket: number,
): Saved {
  const type = form === 'jsonl' ? 'application/jsonl' : 'text/plain;charset=utf-8'
  return {
    name: `socket-${socket}-messages.${form}`,
    blob: new Blob([linesOf(messages, start, form)], { type }),
  }
}

/** How many of them were not kept whole. */
export const cutAmong = (messages: readonly Message[]): number =>
  messages.filter((message) => readPayload(message).bytes.length < message.size).length
