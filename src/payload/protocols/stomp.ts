// STOMP 1.0 to 1.2 (stomp.github.io): frames of a command, headers and a body that a NUL or its content-length
// ends, and line ends between them as heart-beats. Read as bytes, as the length counts those.

import { said } from '../../core/said.ts'
import { plural } from '../../core/words.ts'
import {
  brief,
  decoded,
  gather,
  jsonOr,
  line,
  mapOf,
  name,
  type Packet,
  partsOf,
  shownBytes,
} from '../brief.ts'
import { strictUtf8, utf8 } from '../byte-reader.ts'
import type { Decoded, Payload, Shown } from '../payload.ts'
import { endsAt, type Trouble, wrongAt } from '../trouble.ts'

const commands =
  /^(?:CONNECT|STOMP|CONNECTED|SEND|SUBSCRIBE|UNSUBSCRIBE|ACK|NACK|BEGIN|COMMIT|ABORT|DISCONNECT|MESSAGE|RECEIPT|ERROR)$/
/** Headers that a person looks for first, by what the summary calls them. */
const told = ['destination', 'id', 'subscription', 'receipt-id', 'message', 'version', 'transaction']
const lf = 10
const cr = 13

export function decodeStomp(payload: Payload): Decoded | null {
  const { bytes } = payload
  const packets: Packet[] = []
  let beats = 0
  let trouble: Trouble | null = null
  let at = 0
  while (at < bytes.length && trouble === null) {
    if (bytes[at] === lf || (bytes[at] === cr && bytes[at + 1] === lf)) {
      at += bytes[at] === lf ? 1 : 2
      // The line end right after a frame belongs to it as often as not; only a message of them alone is a beat.
      if (packets.length === 0) beats++
      continue
    }
    const frame = readFrame(bytes, at)
    if (frame === null) {
      if (packets.length === 0) return null
      trouble = wrongAt(at, 'byte', said`no command of STOMP`)
    } else {
      packets.push(frame)
      trouble = frame.trouble
      at = frame.end
    }
  }
  if (packets.length > 0) return gather(payload, packets, trouble)
  return beats > 0 ? decoded(payload, beats === 1 ? 'heart-beat' : plural(beats, 'heart-beat'), []) : null
}

interface Frame extends Packet {
  readonly end: number
  readonly trouble: Trouble | null
}

/** A line without its end, and where the next begins; null where no line ends any more. */
function readLine(bytes: Uint8Array, from: number): { readonly text: string; readonly next: number } | null {
  const end = bytes.indexOf(lf, from)
  if (end < 0) return null
  const last = end > from && bytes[end - 1] === cr ? end - 1 : end
  return { text: utf8(bytes.subarray(from, last)), next: end + 1 }
}

function readFrame(bytes: Uint8Array, from: number): Frame | null {
  const first = readLine(bytes.subarray(0, Math.min(bytes.length, from + 32)), from)
  const command = first?.text ?? ''
  if (first === null || !commands.test(command)) return null
  const headers: (readonly [string, string])[] = []
  const escaped = command !== 'CONNECT' && command !== 'CONNECTED'
  let at = first.next
  for (;;) {
    const found = readLine(bytes, at)
    if (found === null)
      return frameOf(command, headers, undefined, bytes.length, endsAt(bytes.length, 'byte'))
    if (found.text === '') {
      at = found.next
      break
    }
    const colon = found.text.indexOf(':')
    if (colon < 0)
      return frameOf(
        command,
        headers,
        undefined,
        found.next,
        wrongAt(at, 'byte', said`a header without a colon`),
      )
    const texts = [found.text.slice(0, colon), found.text.slice(colon + 1)]
    const [key = '', value = ''] = escaped ? texts.map(withoutEscapes) : texts
    headers.push([key, value])
    at = found.next
  }
  const given = headers.find(([key]) => key === 'content-length')?.[1]
  const length = given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : null
  const end = length === null ? bytes.indexOf(0, at) : at + length
  if (end < 0 || end >= bytes.length)
    return frameOf(command, headers, bytes.subarray(at), bytes.length, endsAt(bytes.length, 'byte'))
  const wrong = bytes[end] === 0 ? null : wrongAt(end, 'byte', said`no NUL where the content-length ends`)
  return frameOf(command, headers, bytes.subarray(at, end), end + 1, wrong)
}

const unescaped: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\c': ':', '\\\\': '\\' }

function withoutEscapes(text: string): string {
  return text.replace(/\\[nrc\\]/g, (found) => unescaped[found] ?? found)
}

function frameOf(
  command: string,
  headers: readonly (readonly [string, string])[],
  body: Uint8Array | undefined,
  end: number,
  trouble: Trouble | null,
): Frame {
  // A header that is repeated counts where it stands first (STOMP 1.2, "Repeated Header Entries").
  const value = (key: string) => headers.find(([each]) => each === key)?.[1]
  const words = told.flatMap((key) => {
    const found = value(key)
    return found === undefined ? [] : [key === 'destination' ? name(found) : `${key} ${name(found)}`]
  })
  const shown = body && body.length > 0 ? bodyOf(body) : undefined
  const size = body && body.length > 0 ? `(${plural(body.length, 'byte')})` : null
  return {
    summary: line(command, ...words, size),
    parts: partsOf(['command', command], ['headers', mapOf(headers)], ['body', shown]),
    end,
    trouble,
  }
}

function bodyOf(body: Uint8Array): Shown {
  const text = strictUtf8(body)
  if (text === null) return shownBytes(body)
  return jsonOr(text)
}

/** For SockJS, whose frames carry STOMP's as strings: one line for it, or the string itself. */
export function stompInside(text: string): { readonly summary: string; readonly value: Shown } {
  const bytes = new TextEncoder().encode(text)
  const found = decodeStomp({ type: 'text', text, bytes, size: bytes.length, direction: 'sent' })
  return found === null || found.parts.length === 0
    ? { summary: brief(text), value: text }
    : { summary: found.summary, value: mapOf(found.parts) }
}
