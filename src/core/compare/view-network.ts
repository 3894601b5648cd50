// What the network's side tells of a socket: the answer, the headers of both directions, the browser's failure text,
// and how long the handshake took. Credentials are told as present, and never compared: they change with every login.

import type { Headers } from '../fact.ts'
import { readFailure } from '../failure-text.ts'
import type { Header } from '../file/header.ts'
import { said } from '../said.ts'
import { isSecretName, looksSecret, withoutSecrets } from '../secrets.ts'
import type { Row } from '../session.ts'
import { hasOpened, header } from '../summary.ts'
import { duration } from '../words.ts'
import { absent, measured, type Observed, told, unseen } from './observed.ts'

type Told = readonly [aspect: string, observed: Observed]

export function networkView(row: Row, recorded: Header): readonly Told[] {
  const { summary, facts } = row.socket
  const { sent, responded, failed, opened } = summary
  const seen = facts.some(({ kind }) => kind.startsWith('net:'))
  const why = seen
    ? said`this browser does not show it`
    : recorded.captured.network.length > 0
      ? said`no request of it was seen`
      : said`nobody watched the network side`
  const cause = failed ? readFailure(failed.text) : null
  const status = responded?.status ?? (cause?.is === 'status' ? cause.status : null)
  const agreed = (name: string, known: string | undefined): Observed => {
    if (!hasOpened(summary)) return absent
    const value =
      known ?? (responded?.headers ? header(responded.headers, name).map(flat).join(', ') : undefined)
    return value === undefined ? unseen(why) : value === '' ? absent : told(value)
  }
  return [
    ['status', status === null ? unseen(why) : told(String(status))],
    ['HTTP version', responded?.version ? told(responded.version) : unseen(why)],
    ['protocol agreed', agreed('sec-websocket-protocol', opened?.protocol)],
    ['extensions agreed', agreed('sec-websocket-extensions', opened?.extensions)],
    ['failure text', failureOf(failed?.text, seen, why)],
    ['handshake time', handshakeTime(row)],
    ['time open', timeOpen(row)],
    ...requestHeaders(sent?.headers ?? null, why),
    ...headerView('answer', responded?.headers ?? null, why),
  ]
}

function failureOf(text: string | undefined, seen: boolean, why: string): Observed {
  if (text === '') return unseen(said`another extension made the browser withhold it`)
  if (text !== undefined) return steady(text)
  return seen ? absent : unseen(why)
}

/** From the constructor to `open` or to the failure. */
function handshakeTime({ socket: { summary } }: Row): Observed {
  const { opened, responded, failed, endedAt, startedAt, closeCalled } = summary
  if (closeCalled && !opened) return absent
  const end = opened?.at ?? failed?.at ?? responded?.at ?? endedAt
  const took = end === null ? -1 : end - startedAt
  return took < 0 ? absent : measured(duration(took), took, 'milliseconds')
}

/** How long the server or the network let it live; when the page ended it is no matter of either. */
function timeOpen({ socket: { summary } }: Row): Observed {
  const { opened, closed, closeCalled, left } = summary
  if (!opened || !closed || closeCalled || left) return absent
  return measured(duration(closed.at - opened.at), closed.at - opened.at, 'milliseconds')
}

function requestHeaders(headers: Headers, why: string): readonly Told[] {
  const [origin] = header(headers, 'origin')
  const cookies = header(headers, 'cookie').flatMap((value) =>
    value.split(';').map((pair) => pair.replace(/=.*$/s, '').trim()),
  )
  if (headers === null)
    return [
      ['origin', unseen(why)],
      ['cookies', unseen(why)],
      ['order of request headers', unseen(why)],
      ['request headers', unseen(why)],
    ]
  const order = headers.map(([name]) => name.toLowerCase())
  return [
    ['origin', origin === undefined ? absent : told(origin)],
    ['cookies', cookies.length > 0 ? told([...new Set(cookies)].sort().join(', ')) : absent],
    ['order of request headers', told(order.join(', '))],
    ...headerView('request', headers, why),
  ]
}

/** Told by another aspect, or another one at every request. */
const untold: ReadonlySet<string> = new Set(
  (
    'sec-websocket-key sec-websocket-accept cookie set-cookie origin host date age etag ' +
    'content-length expires last-modified x-request-id x-correlation-id x-trace-id traceparent cf-ray server-timing'
  ).split(' '),
)

/** Every header by name; where they are seen, one that is not told was not there. */
function headerView(side: 'request' | 'answer', headers: Headers, why: string): readonly Told[] {
  if (headers === null) return [[`${side} headers`, unseen(why)]]
  const names = [...new Set(headers.map(([name]) => name.toLowerCase()))].filter(
    (name) => !untold.has(name) && !(side === 'request' && name === 'sec-websocket-protocol'),
  )
  return names.map((name) => {
    // Firefox joins repeated headers by a line break, Chromium lists each.
    const value = header(headers, name).map(flat).join(', ')
    const secret = isSecretName(name.replace(/^sec-websocket-/, '')) || looksSecret(value)
    return [`${side} header ${name}`, secret ? told('present', 'present') : steady(value)]
  })
}

/** A text without its credentials, compared without even their lengths. */
function steady(text: string): Observed {
  const shown = withoutSecrets(text)
  return told(shown, shown.replace(/\(present, \d+ characters\)/g, '(present)'))
}

const flat = (value: string) => value.replace(/\s*\n\s*/g, ', ')
