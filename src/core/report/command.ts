// The handshake again from a terminal: a curl or websocat command that asks for what the browser asked for. Secrets are
// shell variables that must be set first, unless they are wanted in it.

import type { Decoded } from '../decode.ts'
import type { Headers } from '../fact.ts'
import { printable } from '../printable.ts'
import { inHeader, inUrl } from '../redact/places.ts'
import { Pseudonyms } from '../redact/pseudonyms.ts'
import type { Socket } from '../socket.ts'

export interface Wanted {
  /** Leaves cookies, credentials and tokens in the command. */
  readonly secrets?: boolean
  /** The page's URL, whose origin is sent where the request itself was not seen. */
  readonly page?: string
}

/** The key of RFC 6455 §1.3: any will do where the one that was sent is not known. */
const anyKey = 'dGhlIHNhbXBsZSBub25jZQ=='

type Header = readonly [name: string, value: string]

interface Request {
  readonly url: string
  readonly headers: readonly Header[]
}

/**
 * The handshake as a curl command for a POSIX shell; a whole answer stands on the screen, body and all.
 * Refused with a sentence where the request holds what no command line can.
 */
export function curlCommand(socket: Socket, wanted: Wanted = {}): Decoded<string> {
  return written(socket, wanted, (word, { url, headers }) => [
    'curl -i -N -g --http1.1',
    // curl's own ws:// would hide the answer; a header without value is written with a semicolon.
    ...headers.map(([name, value]) => `-H ${word(value === '' ? `${name};` : `${name}: ${value}`)}`),
    word(url.replace(/^ws/i, 'http')),
  ])
}

/** Headers that websocat writes by itself. */
const own = new Set(['host', 'connection', 'upgrade', 'origin'])

/** The same connection by websocat, which goes on to talk. */
export function websocatCommand(socket: Socket, wanted: Wanted = {}): Decoded<string> {
  return written(socket, wanted, (word, { url, headers }) => {
    const joined = (wanted: string) =>
      headers
        .filter(([name]) => name.toLowerCase() === wanted)
        .map(([, value]) => value)
        .join(', ')
    const [protocols, origin] = [joined('sec-websocket-protocol'), joined('origin')]
    return [
      'websocat',
      ...headers
        .filter(([name]) => !own.has(name.toLowerCase()) && !/^sec-websocket-/i.test(name))
        .map(([name, value]) => `-H=${word(`${name}: ${value}`)}`),
      ...(protocols === '' ? [] : [`--protocol=${word(protocols)}`]),
      ...(origin === '' ? [] : [`--origin=${word(origin)}`]),
      word(url),
    ]
  })
}

type Word = (text: string) => string

function written(
  socket: Socket,
  { secrets = false, page = '' }: Wanted,
  parts: (word: Word, request: Request) => readonly string[],
): Decoded<string> {
  const asked = requestOf(socket, page)
  if (!/^wss?:\/\/[^/?#]/i.test(asked.url))
    return {
      ok: false,
      why: `there is no ws: or wss: URL to connect to: ${printable(asked.url.slice(0, 200))}`,
    }
  const why = unwritable(asked)
  if (why !== null) return { ok: false, why }
  if (secrets) return { ok: true, value: parts(quoted, asked).join(' \\\n  ') }
  const names = new Pseudonyms()
  const request = {
    url: inUrl(asked.url, names),
    headers: asked.headers.map(([name, value]) => [name, inHeader(name, value, names)] as const),
  }
  return { ok: true, value: parts(withVariables, request).join(' \\\n  ') }
}

/** What the browser sent, or what it would have sent by all that is known. */
function requestOf({ summary }: Socket, page: string): Request {
  const { url, sent, requested, protocols } = summary
  const shown = url.replace(/#.*$/s, '')
  const seen = sent?.headers?.filter(([name]) => isName(name) && !/^content-length$/i.test(name)) ?? []
  if (seen.some(([name]) => /^sec-websocket-version$/i.test(name)))
    return { url: shown, headers: completed(seen.filter(([name, value]) => !isImplied(name, value, url))) }
  const origin = /^https?:\/\/[^/?#]+/i.exec(page || requested?.from || '')?.[0]
  return {
    url: shown,
    headers: completed([
      ['Sec-WebSocket-Version', '13'],
      ...(origin === undefined ? [] : [['Origin', origin] as const]),
      ...(protocols.length > 0 ? [['Sec-WebSocket-Protocol', protocols.join(', ')] as const] : []),
      ...seen,
    ]),
  }
}

/** A request over HTTP/2 has none of these (RFC 8441 §5), and this one goes over HTTP/1.1. */
function completed(headers: Headers): readonly Header[] {
  const found = headers ?? []
  const has = (wanted: string) => found.some(([name]) => name.toLowerCase() === wanted)
  const missing: readonly Header[] = [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Key', anyKey],
  ]
  return [...missing.filter(([name]) => !has(name.toLowerCase())), ...found]
}

/** A header's name (RFC 9110 §5.6.2): pseudo-headers of HTTP/2 are none. */
const isName = (name: string) => /^[\w!#$%&'*+.^`|~-]+$/.test(name)

/** The URL's own host is sent anyway. */
function isImplied(name: string, value: string, url: string): boolean {
  return /^host$/i.test(name) && /^wss?:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] === value
}

/** Why a request cannot be put on a command line: a terminal or shell would take it for something else. */
function unwritable({ url, headers }: Request): string | null {
  for (const [name, text] of [['URL', url] as const, ...headers]) {
    const found = firstHidden(text)
    if (found !== null) return `${name} holds ${found}, which cannot stand in a command line`
  }
  return null
}

/** The first character that is not to be seen, by its number. */
function firstHidden(text: string): string | null {
  if (printable(text) === text) return null
  for (const letter of text)
    if (printable(letter) !== letter)
      return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return 'characters that are not to be seen'
}

/** One word for a POSIX shell (XCU §2.2.2). */
export function quoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`
}

/** The same, with a variable in the place of each pseudonym; the shell refuses to go on while one is not set. */
function withVariables(text: string): string {
  return text
    .split(/(redacted-[a-z]+-\d+)/)
    .map((part, index) => (index % 2 === 1 ? variable(part) : part === '' ? '' : quoted(part)))
    .join('')
}

/** `redacted-cookie-1` as `"${COOKIE_1:?}"` */
function variable(pseudonym: string): string {
  return `"\${${pseudonym
    .replace(/^redacted-/, '')
    .replace('-', '_')
    .toUpperCase()}:?}"`
}
