// The places where secrets are known to stand: headers, URLs and subprotocols. Each function gives the text with
// pseudonyms in it, and everything else as it was.

import { isSecretName, looksSecret, protocolsOf } from '../secrets.ts'
import { isUuid } from '../siblings/route.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** Their names hold a word of credentials, their values none (RFC 9110 §11.6.1, Fetch §3.3, RFC 9113 §8.3.1). */
const harmless = new Set([
  'www-authenticate',
  'proxy-authenticate',
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-request-headers',
  ':authority',
  'sec-websocket-key',
  'sec-websocket-accept',
])

/** A header's value with its credentials renamed. */
export function inHeader(name: string, value: string, names: Pseudonyms): string {
  const lower = name.toLowerCase()
  if (lower === 'cookie')
    return value
      .split(';')
      .map((pair) => inCookie(pair, names))
      .join(';')
  // Firefox joins repeated headers by a line break.
  if (lower === 'set-cookie')
    return value
      .split('\n')
      .map((each) => inSetCookie(each, names))
      .join('\n')
  if (lower === 'authorization' || lower === 'proxy-authorization') return inAuthorization(value, names)
  if (lower === 'sec-websocket-protocol') return inList(value, names)
  if (isSecretName(lower) && !harmless.has(lower)) return names.of(value, 'authorization', name)
  return inText(value, names)
}

function inCookie(pair: string, names: Pseudonyms): string {
  const [, lead = '', name = '', value = '', tail = ''] = /^(\s*)([^=]*)=\s*(.*?)(\s*)$/s.exec(pair) ?? []
  if (value === '') return /=/.test(pair) || pair.trim() === '' ? pair : names.of(pair.trim(), 'cookie')
  return `${lead}${name}=${names.of(value, 'cookie', name)}${tail}`
}

function inSetCookie(value: string, names: Pseudonyms): string {
  const end = value.indexOf(';')
  return end < 0 ? inCookie(value, names) : inCookie(value.slice(0, end), names) + value.slice(end)
}

/** `Bearer <credentials>`: the scheme stays (RFC 9110 §11.4). */
function inAuthorization(value: string, names: Pseudonyms): string {
  const [, scheme = '', credentials = value] = /^([\w!#$%&'*+.^`|~-]+ +)(.*)$/s.exec(value) ?? []
  return `${scheme}${names.of(credentials, 'authorization', scheme.trim())}`
}

/** Subprotocols as a header lists them. */
function inList(value: string, names: Pseudonyms): string {
  const parts = value.split(/(\s*,\s*)/)
  const renamed = inProtocols(
    parts.filter((_, index) => index % 2 === 0),
    names,
  )
  return parts.map((part, index) => (index % 2 === 0 ? (renamed[index / 2] ?? part) : part)).join('')
}

/** Subprotocols, in which a token may travel. */
export function inProtocols(protocols: readonly string[], names: Pseudonyms): readonly string[] {
  return protocolsOf(protocols).map(({ text, secret }) => (secret ? names.of(text, 'subprotocol') : text))
}

/** A URL with the credentials in its userinfo, path, query and fragment renamed. */
export function inUrl(url: string, names: Pseudonyms): string {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/)?(?:([^/?#@]*)@)?([^?#]*)(.*)$/is.exec(url)
  if (!parts) return url
  const [, scheme = '', userinfo, place = '', rest = ''] = parts
  const user = userinfo === undefined ? '' : `${names.of(userinfo, 'userinfo')}@`
  const path = place
    .split('/')
    .map((segment, index) =>
      index > 0 && looksSecret(segment) && !isUuid(segment) ? names.of(segment, 'path') : segment,
    )
    .join('/')
  return `${scheme}${user}${path}${inText(rest, names)}`
}

/** Any text: the credentials in the queries of URLs that it holds, and the userinfo in them. */
export function inText(text: string, names: Pseudonyms): string {
  return text
    .replace(
      /([?&#;])([^=&#;\s]{1,200})=([^&#;\s"']+)/g,
      (whole, mark: string, name: string, value: string) =>
        isSecretName(name) || looksSecret(value) ? `${mark}${name}=${names.of(value, 'query', name)}` : whole,
    )
    .replace(
      /([a-z][a-z0-9+.-]*:\/\/)([^/?#@\s"']+)@/gi,
      (_, scheme: string, user: string) => `${scheme}${names.of(user, 'userinfo')}@`,
    )
}
