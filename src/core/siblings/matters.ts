// Which differences bear on a verdict, and why: a 403 is about who asks, a 404 about where, an early close()
// about the page’s own code.

import type { Family } from '../rule.ts'
import { wording } from '../said.ts'
import type { Verdict } from '../verdict.ts'

/** Why an aspect bears on a verdict; a name that ends in `*` stands for all that begin so. */
type Concern = Readonly<Record<string, string>>

const elsewhere = wording('another server or another part of it may answer there')
const routed = wording('the server looks the handler up by it')
const reached: Concern = wording({
  scheme: 'ws and wss reach different ports, and only one of them speaks TLS',
  host: 'another address, or another port, is another server',
})
const asking: Concern = wording({
  protocols: 'the server must answer with one of those asked for',
  'protocol answered': 'it must be one that was asked for',
  host: elsewhere,
  route: elsewhere,
})
const answering: Concern = wording({
  ...reached,
  route: elsewhere,
  answer: 'the two answers were not of one kind',
  'answer header *': 'it tells which server or proxy answered, and how',
})
const closing: Concern = wording({
  'close()': 'the verdict is about this call',
  'call site': 'other code made it, and may close it',
  frame: 'a document that goes takes its sockets along',
  'page state': 'what happens to the page happens to its sockets',
  timing: 'code that runs twice or too early does so at a certain time',
})
const refused: Concern = wording({
  origin: 'servers refuse origins that they do not know',
  cookies: 'a session travels in a cookie',
  'request header *': 'a server may refuse by it',
  query: 'a token may travel in it',
  protocols: 'a token may travel as one',
  host: 'cookies and allowed origins belong to one host',
  route: 'permission is given by route',
  path: 'permission may be given for one of them',
  frame: 'a frame may have another origin, and get no cookies',
})
const missing: Concern = { host: elsewhere, route: routed, path: routed, scheme: elsewhere }
const failing: Concern = wording({
  host: elsewhere,
  route: routed,
  path: 'the handler may fail for one of them',
  query: 'the handler may fail on it',
  protocols: 'the handler may fail on it',
  cookies: 'the handler may fail without a session',
  timing: 'a gateway gives up after a while',
})
const blocked: Concern = wording({
  ...reached,
  route: 'a filter may block by path',
  query: 'a filter may block by query',
  frame: 'policies belong to a document',
  origin: 'policies belong to an origin',
  'page state': 'what happens to the page happens to its sockets',
})
const accepted: Concern = wording({
  ...failing,
  messages: 'the handler may fail on a message',
  handlers: 'a handler that is not set hears nothing',
})
const handling: Concern = wording({
  handlers: 'a handler that is not set hears nothing',
  'call site': 'other code made it',
  messages: 'what came shows what could be heard',
  timing: 'what is set late misses what came early',
})
const anything = wording('the cause is not known, and it was in the request')
const request: Concern = Object.fromEntries(
  [
    'scheme',
    'host',
    'route',
    'path',
    'query',
    'protocols',
    'cookies',
    'origin',
    'request header *',
    'frame',
  ].map((name) => [name, anything]),
)

const families: Readonly<Record<Family, Concern>> = {
  'page-closed': closing,
  negotiation: asking,
  origin: refused,
  rejected: failing,
  'after-accept': accepted,
  'early-message': handling,
  blocked,
  unreachable: reached,
  other: request,
}

/** Rules whose concern is another than their family’s. */
export const concernsByRule: Readonly<Record<string, Concern>> = {
  'extension-not-offered': {
    ...asking,
    ...wording({
      extensions: 'it must be one that was offered',
      'request header *': 'it is offered there',
    }),
  },
  'accept-key-wrong': answering,
  'upgrade-headers-wrong': answering,
  'upgrade-stripped': answering,
  'not-http': answering,
  'http2-not-bridged': answering,
  'invalid-frame': answering,
  forbidden: refused,
  'forbidden-origin': refused,
  'origin-null': refused,
  unauthorized: refused,
  'credentials-missing': refused,
  'endpoint-missing': missing,
  redirected: missing,
  'handler-too-late': handling,
  'handler-overwritten': handling,
  'handler-threw': handling,
  'message-unheard': handling,
}

/** Why an aspect bears on this verdict; null where it does not. Without a verdict everything in the request does. */
export function concernOf(verdict: Verdict | null): (aspect: string) => string | null {
  const own = verdict ? (concernsByRule[verdict.rule] ?? families[verdict.family]) : request
  const open = verdict?.certainty === 'narrowed' || verdict?.rule === 'answer-withheld'
  const concern = open ? { ...request, ...own } : own
  return (aspect) => {
    const kind = aspect.replace(/^((?:request|answer) header ).*$/, '$1*')
    return concern[aspect] ?? concern[kind] ?? null
  }
}
