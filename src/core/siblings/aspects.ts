// What two sockets can be compared by: each aspect as it may be shown, and as it is compared. Credentials are
// compared, and never shown.

import type { Headers } from '../fact.ts'
import { originOf } from '../origin.ts'
import type { Case } from '../rule.ts'
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
    tell('protocols', protocolsTold(protocols) || 'none', JSON.stringify(protocols))
  const answered = (name: string, known: string | undefined) =>
    responded?.headers
      ? header(responded.headers, name).join(', ') || 'none'
      : known === undefined
        ? null
        : known || 'none'
  tell('protocol answered', answered('sec-websocket-protocol', opened?.protocol))
  tell('extensions', answered('sec-websocket-extensions', opened?.extensions))
  tell('answer', answerOf(found))
  tell('cookies', cookiesOf(sent?.headers ?? null))
  tell('origin', originOf(found))
  tellHeaders('request', sent?.headers ?? null)
  tellHeaders('answer', responded?.headers ?? null)
  tell(
    'frame',
    document && `${document.top ? 'the page' : 'a frame'}: ${hostOf(document.url)}${shownPath(document.url)}`,
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
    `${plural(summary.received.count, 'message')} received, ${summary.sentMessages.count} sent`,
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

/** A place as plain text. */
const bare = (text: string | null) => text?.replaceAll('`', '') ?? null

function protocolsTold(protocols: readonly string[]): string {
  return protocolsOf(protocols)
    .map(({ text, secret }) => (secret ? `a token (${concealed(text)})` : text))
    .join(', ')
}

function queryTold(url: string): string {
  const told = queryOf(url).map(([name, value]) =>
    isSecretName(name) || looksSecret(value) ? `${name} (${concealed(value)})` : `${name}=${value}`,
  )
  return told.join(', ') || 'none'
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
  return [...new Set(names)].sort().join(', ') || 'none'
}

function closeTold({ summary }: Case): string {
  const { closeCalled, opened, startedAt } = summary
  if (!closeCalled) return 'not called'
  const when = opened && opened.at <= closeCalled.at ? 'after open' : 'before open'
  const where = bare(place(closeCalled.site))
  return `called ${duration(closeCalled.at - startedAt)} after the constructor, ${when}${where ? `, by ${where}` : ''}`
}

function handlersOf({ socket }: Case): string {
  const slots = new Set<string>()
  for (const fact of socket.facts) if (fact.kind === 'handler-set') slots.add(fact.slot)
  return [...slots].sort().join(', ') || 'none seen'
}

function timingOf({ summary, document }: Case): string {
  const { startedAt, opened, responded, failed, endedAt } = summary
  const since = document ? `constructed ${duration(startedAt - document.at)} after the document began` : null
  const fate = opened
    ? `opened after ${duration(opened.at - startedAt)}`
    : responded
      ? `answered after ${duration(responded.at - startedAt)}`
      : (failed?.at ?? endedAt) !== null
        ? `ended after ${duration((failed?.at ?? endedAt ?? startedAt) - startedAt)}`
        : 'no answer yet'
  return [since, fate].filter((each) => each !== null).join(', ')
}

function pageStateOf({ socket }: Case): string {
  const changes = new Set<string>()
  for (const fact of socket.facts) {
    if (fact.kind === 'ctx:visibility-changed') changes.add(fact.visible ? 'became visible' : 'was hidden')
    else if (fact.kind === 'ctx:connectivity-changed')
      changes.add(fact.online ? 'came online' : 'went offline')
    else if (fact.kind === 'ctx:page-hidden') changes.add('was left')
    else if (fact.kind === 'ctx:document-lost') changes.add('was lost')
    else if (fact.kind === 'ctx:policy-violated') changes.add(`its policy was violated (${fact.directive})`)
  }
  return changes.size === 0 ? 'no change seen' : `the page ${[...changes].join(', ')}`
}
