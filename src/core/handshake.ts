// The opening handshake, checked again rule by rule: from the headers where the browser shows them, else
// from the one rule its failure text names. Browsers check in this order and report the first failure.

import { sha1 } from '@noble/hashes/legacy.js'
import { base64 } from '@scure/base'
import type { Headers } from './fact.ts'
import { type Cause, type CheckId, readFailure } from './failure-text.ts'
import { header, type Summary } from './summary.ts'

export type CheckResult = 'passed' | 'failed' | 'unseen'

export interface Check {
  readonly id: CheckId
  readonly part: CheckId
  /** Browsers that fail a socket over it. */
  readonly enforcedBy: readonly ('chromium' | 'firefox')[]
  readonly title: string
  readonly result: CheckResult
  /** What was seen, in a few words. */
  readonly seen: string
  readonly source: Source
}

export interface Source {
  readonly label: string
  readonly href: string
}

export interface Handshake {
  readonly checks: readonly Check[]
  /** The first rule that the answer broke. */
  readonly broken: Check | null
  /** What the browser's own failure text says; null when there is none. */
  readonly cause: Cause | null
}

type Finding = readonly [result: CheckResult, seen: string]

const rfc6455 = (section: string): Source => ({
  label: `RFC 6455 §${section}`,
  href: `https://www.rfc-editor.org/rfc/rfc6455#section-${section}`,
})
const fetching: Source = {
  label: 'WHATWG WebSockets §2.2',
  href: 'https://websockets.spec.whatwg.org/#establish-a-websocket-connection',
}

const rules: readonly { id: CheckId; title: string; source: Source }[] = [
  { id: 'status', title: 'Status 101', source: rfc6455('4.1') },
  { id: 'upgrade', title: 'Upgrade: websocket', source: rfc6455('4.1') },
  { id: 'accept', title: 'Sec-WebSocket-Accept', source: rfc6455('4.2.2') },
  { id: 'connection', title: 'Connection: Upgrade', source: rfc6455('4.1') },
  { id: 'subprotocol', title: 'Sec-WebSocket-Protocol', source: fetching },
  { id: 'extensions', title: 'Sec-WebSocket-Extensions', source: rfc6455('9.1') },
]

/** Checks the handshake as far as its facts go. */
export function inspectHandshake(summary: Summary): Handshake {
  const cause = summary.failed ? readFailure(summary.failed.text) : null
  const find = summary.responded ? fromAnswer(summary) : fromCause(cause, summary.failed?.text ?? '')
  const checks = rules.map((rule) => {
    const [result, seen] = find(rule.id)
    return { ...rule, part: rule.id, enforcedBy: enforcers(rule.id, seen), result, seen }
  })
  return { checks, broken: checks.find(({ result }) => result === 'failed') ?? null, cause }
}

function enforcers(id: CheckId, seen: string): Check['enforcedBy'] {
  const lenient =
    id === 'subprotocol' &&
    /none answered|no response was received|none asked|not present in request/.test(seen)
  return lenient ? ['chromium'] : ['chromium', 'firefox']
}

function fromCause(cause: Cause | null, text: string): (id: CheckId) => Finding {
  const broken =
    cause?.is === 'check' ? cause.check : cause?.is === 'status' || cause?.is === 'not-http' ? 'status' : null
  const at = rules.findIndex(({ id }) => id === broken)
  return (id) => {
    if (broken === null) return ['unseen', 'the answer is not visible in this browser']
    if (id === broken)
      return [
        'failed',
        cause?.is === 'status'
          ? `status ${cause.status}`
          : text.replace(/^Error during WebSocket handshake: /, ''),
      ]
    return rules.findIndex((rule) => rule.id === id) < at
      ? ['passed', 'checked by the browser before the rule that failed']
      : ['unseen', 'the browser stopped at the rule that failed']
  }
}

function fromAnswer(summary: Summary): (id: CheckId) => Finding {
  const { responded, sent, opened } = summary
  const answer = responded?.headers ?? null
  const bridged = /^HTTP\/[23]/.test(responded?.version ?? '') // RFC 8441 §5: 2xx, no Upgrade, no Accept
  const wanted = bridged ? 200 : 101
  return (id) => {
    if (id === 'status')
      return [
        responded?.status === wanted && responded.version !== 'HTTP/0.9' ? 'passed' : 'failed',
        `status ${responded?.status}`,
      ]
    if (responded?.status !== wanted) return ['unseen', 'not reached: the status is not 101']
    if (bridged && (id === 'upgrade' || id === 'connection' || id === 'accept'))
      return ['passed', 'not used over HTTP/2 (RFC 8441 §5)']
    if (answer === null)
      return opened ? ['passed', 'the browser opened the socket'] : ['unseen', 'headers not visible']
    if (id === 'upgrade') return checkUpgrade(header(answer, 'upgrade'))
    if (id === 'connection') return checkConnection(header(answer, 'connection'))
    if (id === 'accept') return checkAccept(header(answer, 'sec-websocket-accept'), sent?.headers ?? null)
    if (id === 'subprotocol')
      return checkSubprotocol(header(answer, 'sec-websocket-protocol'), summary.protocols)
    return checkExtensions(header(answer, 'sec-websocket-extensions'), sent?.headers ?? null)
  }
}

function checkUpgrade(values: readonly string[]): Finding {
  if (values.length === 0) return ['failed', 'no Upgrade header']
  const right = values.length === 1 && values[0]?.trim().toLowerCase() === 'websocket'
  return [right ? 'passed' : 'failed', values.join(', ')]
}

function checkConnection(values: readonly string[]): Finding {
  if (values.length === 0) return ['failed', 'no Connection header']
  const tokens = values.flatMap((value) => value.split(',').map((token) => token.trim().toLowerCase()))
  return [tokens.includes('upgrade') ? 'passed' : 'failed', values.join(', ')]
}

/** `base64(SHA-1(key + GUID))`, RFC 6455 §4.2.2 step 5.4. */
export function acceptFor(key: string): string {
  const joined = `${key.trim()}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  return base64.encode(sha1(Uint8Array.from(joined, (letter) => letter.charCodeAt(0) & 255)))
}

function checkAccept(values: readonly string[], request: Headers): Finding {
  const [value] = values
  if (value === undefined) return ['failed', 'no Sec-WebSocket-Accept header']
  if (values.length > 1) return ['failed', 'Sec-WebSocket-Accept appears more than once']
  const [key] = header(request, 'sec-websocket-key')
  if (key === undefined) return ['unseen', 'the key that was sent is not visible']
  const right = acceptFor(key)
  return value.trim() === right ? ['passed', value] : ['failed', `got ${value}, the key asks for ${right}`]
}

function checkSubprotocol(values: readonly string[], requested: readonly string[]): Finding {
  if (values.length > 1) return ['failed', 'Sec-WebSocket-Protocol appears more than once']
  const [value] = values
  if (requested.length === 0)
    return value === undefined
      ? ['passed', 'none asked, none answered']
      : ['failed', `none asked, answered ${value}`]
  if (value === undefined || value === '') return ['failed', 'asked, but none answered']
  return requested.includes(value) ? ['passed', value] : ['failed', `answered ${value}, which was not asked`]
}

function checkExtensions(values: readonly string[], request: Headers): Finding {
  const names = (all: readonly string[]) =>
    all.flatMap((value) => value.split(',').map((each) => each.split(';')[0]?.trim().toLowerCase() ?? ''))
  if (values.length === 0) return ['passed', 'none answered']
  const offered = request ? names(header(request, 'sec-websocket-extensions')) : ['permessage-deflate']
  const answered = names(values).filter((name) => name !== '')
  const strange = answered.find((name) => !offered.includes(name))
  if (strange !== undefined) return ['failed', `${strange} was not offered`]
  if (new Set(answered).size < answered.length) return ['failed', `answered twice: ${values.join(', ')}`]
  return ['passed', values.join(', ') || 'none answered']
}
