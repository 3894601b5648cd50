// What is left when Chromium withholds its failure text: which rules could still be the true one, by the facts
// that remain. The request was sent or not, what the page asked for, and which sockets did open.

import type { Case } from '../rule.ts'
import { said } from '../said.ts'

/** A rule that may be the true one, and what rules it out. */
interface Candidate {
  readonly rule: string
  /** Why it cannot be; null while it can. */
  impossible?(found: Case): string | null
}

const asksNone = ({ summary }: Case) =>
  summary.protocols.length === 0 ? said`no subprotocol was asked` : null
const asksSome = ({ summary }: Case) => (summary.protocols.length > 0 ? said`subprotocols were asked` : null)
const plain = ({ summary }: Case) =>
  /^(?:ws|http):/i.test(summary.url) ? said`the URL asks for no TLS` : null
const unconverted = ({ summary }: Case) =>
  summary.protocols.some((each) => /^(?:null|undefined|NaN|true|false|\[object Object\])$/.test(each))
    ? null
    : said`no subprotocol looks like a converted value`

/** The request was sent, so something answered or hung up. */
const afterSent: readonly Candidate[] = [
  { rule: 'subprotocol-not-returned', impossible: asksNone },
  { rule: 'subprotocol-mismatch', impossible: asksNone },
  { rule: 'subprotocol-repeated' },
  { rule: 'subprotocol-not-requested', impossible: asksSome },
  { rule: 'protocol-named-null', impossible: unconverted },
  { rule: 'extension-not-offered' },
  { rule: 'accept-key-wrong' },
  { rule: 'upgrade-headers-wrong' },
  { rule: 'http2-not-bridged', impossible: plain },
  { rule: 'forbidden-origin' },
  { rule: 'origin-null' },
  { rule: 'credentials-missing' },
  { rule: 'forbidden' },
  { rule: 'unauthorized' },
  { rule: 'redirected' },
  { rule: 'endpoint-missing' },
  { rule: 'upgrade-stripped' },
  { rule: 'proxy-authentication' },
  { rule: 'rate-limited' },
  { rule: 'server-error' },
  { rule: 'gateway-failed' },
  { rule: 'http-status' },
  { rule: 'not-http' },
  { rule: 'answer-too-large' },
  { rule: 'dropped-before-answer' },
  { rule: 'timed-out' },
]

const reachedByAnother = ({ company, summary }: Case) =>
  company.opened && /^wss|^https/i.test(company.opened.summary.url) === /^wss|^https/i.test(summary.url)
    ? said`another socket of this page reached the same host`
    : null

/** The request was not sent. */
const beforeSent: readonly Candidate[] = [
  { rule: 'unreachable' },
  { rule: 'went-offline' },
  { rule: 'tls-failed', impossible: (found) => plain(found) ?? reachedByAnother(found) },
  { rule: 'tls-to-plain-port', impossible: (found) => plain(found) ?? reachedByAnother(found) },
  { rule: 'blocked-by-extension' },
  { rule: 'local-network-access' },
  { rule: 'too-many-sockets' },
  { rule: 'timed-out' },
]

export interface Remaining {
  readonly possible: readonly string[]
  readonly ruledOut: readonly { readonly rule: string; readonly why: string }[]
}

/** The rules one of which would speak if the text were there. */
export function remaining(found: Case): Remaining {
  const candidates = found.summary.sent ? afterSent : beforeSent
  const weighed = candidates.map(({ rule, impossible }) => ({ rule, why: impossible?.(found) ?? null }))
  return {
    possible: weighed.filter(({ why }) => why === null).map(({ rule }) => rule),
    ruledOut: weighed.flatMap(({ rule, why }) => (why === null ? [] : { rule, why })),
  }
}
