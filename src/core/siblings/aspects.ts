// What two sockets can be compared by: each aspect as it may be shown, and as it is compared. Credentials are
// compared, and never shown.

import type { Headers } from '../fact.ts'
import { originOf } from '../origin.ts'
import type { Case } from '../rule.ts'
import { said, spoken, wording } from '../said.ts'
import { concealed, isSecretName, looksSecret, protocolsOf, queryOf, withoutSecrets } from '../secrets.ts'
import { hasOpened, header } from '../summary.ts'
import { duration, hostOf, place, plural } from '../words.ts'
import { barePath, routeOf, shownPath } from './route.ts'

export interface Aspect {
  readonly shown: string
  /** What is compared; the shown text where that is all. */
  readonly exact: string
}

export interface Aspects {
  /** By name, in the order in which they are listed; one that was not visible is not there. */
  readonly told: ReadonlyMap<string, Aspect>
  /** The sides whose headers were visible: one that is not told was not sent. */
  readonly headers: ReadonlySet<string>
}

/** New at every request, or told by another aspect. */
const untold: ReadonlySet<string> = new Set(
  'sec-websocket-key sec-websocket-accept sec-websocket-protocol cookie set-cookie origin host date content-length'.split(
    ' ',
  ),
)

/** Everything that was visible of one socket. */
export function aspectsOf(found: Case): Aspects {
  const { summary, document } = found
  const { url, protocols, sent, responded, opened, constructed, threw } = summary
  const [told, sides] = [new Map<string, Aspect>(), new Set<string>()]
  const tell = (name: string, shown: string | null, exact?: string) => {
    if (shown !== null) told.set(name, { shown, exact: exact ?? shown })
  }
  tell('scheme', /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? null)
  tell('host', hostOf(url))
  tell('route', routeOf(url))
  tell('path', shownPath(url), barePath(url))
  tell('query', queryTold(url), url.replace(/^[^?#]*/, '').replace(/#.*$/s, ''))
  // Without page facts, only the request says what was asked.
  if (constructed || threw || sent?.headers)
    tell('protocols', protocolsTold(protocols) || said`none`, JSON.stringify(protocols))
  const answered = (name: string, known: string | undefined) =>
    responded?.headers
      ? header(responded.headers, name).join(', ') || said`none`
      : known === undefined
        ? null
        : known || said`none`
  tell('protocol answered', answered('sec-websocket-protocol', opened?.protocol))
  tell('extensions', answered('sec-websocket-extensions', opened?.extensions))
  tell('answer', answerOf(found))
  tell('cookies', cookiesOf(sent?.headers ?? null))
  tell('origin', originOf(found))
  tellHeaders('request', sent?.headers ?? null)
  tellHeaders('answer', responded?.headers ?? null)
  tell(
    'frame',
    document &&
      `${document.top ? said`the page` : said`a frame`}: ${hostOf(document.url)}${shownPath(document.url)}`,
  )
  tell('call site', bare(place(summary.site)), JSON.stringify(summary.site[0] ?? null))
  if (constructed) {
    tell('close()', closeTold(found))
    tell('handlers', handlersOf(found))
  }
  tell('timing', timingOf(found))
  tell('page state', pageStateOf(found))
  tell(
    'messages',
    said`${plural(summary.received.count, 'message')} received, ${summary.sentMessages.count} sent`,
  )
  return { told, headers: sides }

  function tellHeaders(side: string, headers: Headers): void {
    if (headers !== null) sides.add(side)
    for (const name of new Set((headers ?? []).map(([each]) => each.toLowerCase()))) {
      if (untold.has(name)) continue
      const value = header(headers, name).join(', ')
      const hidden = isSecretName(name) || looksSecret(value)
      tell(`${side} header ${name}`, hidden ? concealed(value) : withoutSecrets(value), value)
    }
  }
}

const names = wording([
  'scheme',
  'host',
  'route',
  'path',
  'query',
  'protocols',
  'protocol answered',
  'extensions',
  'answer',
  'cookies',
  'origin',
  'frame',
  'call site',
  'handlers',
  'timing',
  'page state',
  'messages',
])

/** The name of an aspect as a person reads it. */
export function aspectTold(aspect: string): string {
  const [, side, header] = /^(request|answer) header (.*)$/.exec(aspect) ?? []
  if (header === undefined) return names.some((name) => name === aspect) ? spoken(aspect) : aspect
  return side === 'request' ? said`request header ${header}` : said`answer header ${header}`
}

/** A place as plain text. */
const bare = (text: string | null) => text?.replaceAll('`', '') ?? null

function protocolsTold(protocols: readonly string[]): string {
  return protocolsOf(protocols)
    .map(({ text, secret }) => (secret ? said`a token (${concealed(text)})` : text))
    .join(', ')
}

function queryTold(url: string): string {
  const told = queryOf(url).map(([name, value]) =>
    isSecretName(name) || looksSecret(value) ? `${name} (${concealed(value)})` : `${name}=${value}`,
  )
  return told.join(', ') || said`none`
}

function answerOf({ summary, handshake }: Case): string | null {
  const { responded, failed } = summary
  if (responded) return `${responded.status} ${responded.version}`.trim()
  if (hasOpened(summary)) return '101'
  if (handshake.cause?.is === 'status') return String(handshake.cause.status)
  return failed?.text ? failed.text : null
}

/** The names; where the request is visible, having none is told too. */
function cookiesOf(headers: Headers): string | null {
  if (headers === null) return null
  const names = header(headers, 'cookie').flatMap((value) =>
    value.split(';').map((pair) => pair.replace(/=.*$/s, '').trim()),
  )
  return [...new Set(names)].sort().join(', ') || said`none`
}

function closeTold({ summary }: Case): string {
  const { closeCalled, opened, startedAt } = summary
  if (!closeCalled) return said`not called`
  const where = bare(place(closeCalled.site))
  const by = where ? said`, by ${where}` : ''
  return opened && opened.at <= closeCalled.at
    ? said`called ${duration(closeCalled.at - startedAt)} after the constructor, after open${by}`
    : said`called ${duration(closeCalled.at - startedAt)} after the constructor, before open${by}`
}

function handlersOf({ socket }: Case): string {
  const slots = new Set<string>()
  for (const fact of socket.facts) if (fact.kind === 'handler-set') slots.add(fact.slot)
  return [...slots].sort().join(', ') || said`none seen`
}

function timingOf({ summary, document }: Case): string {
  const { startedAt, opened, responded, failed, endedAt } = summary
  const since = document
    ? said`constructed ${duration(startedAt - document.at)} after the document began`
    : null
  const fate = opened
    ? said`opened after ${duration(opened.at - startedAt)}`
    : responded
      ? said`answered after ${duration(responded.at - startedAt)}`
      : (failed?.at ?? endedAt) !== null
        ? said`ended after ${duration((failed?.at ?? endedAt ?? startedAt) - startedAt)}`
        : said`no answer yet`
  return [since, fate].filter((each) => each !== null).join(', ')
}

function pageStateOf({ socket }: Case): string {
  const changes = new Set<string>()
  for (const fact of socket.facts) {
    if (fact.kind === 'ctx:visibility-changed')
      changes.add(fact.visible ? said`became visible` : said`was hidden`)
    else if (fact.kind === 'ctx:connectivity-changed')
      changes.add(fact.online ? said`came online` : said`went offline`)
    else if (fact.kind === 'ctx:page-hidden') changes.add(said`was left`)
    else if (fact.kind === 'ctx:document-lost') changes.add(said`was lost`)
    else if (fact.kind === 'ctx:policy-violated')
      changes.add(said`its policy was violated (${fact.directive})`)
  }
  return changes.size === 0 ? said`no change seen` : said`the page ${[...changes].join(', ')}`
}
