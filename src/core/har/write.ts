// Writes a session as HAR 1.2, an entry a socket, as Chromium's DevTools write one. What HAR has no place for stands
// beside it in `_lifeline`, so that reading it again gives the same session; a fact belongs to the entry of its socket,
// and what is about a document to the log.

import type { CallSite, Fact, FactOf, Headers } from '../fact.ts'
import { endOfRecording } from '../file/end.ts'
import type { Recording } from '../file/header.ts'
import { outcome } from '../outcome.ts'
import { queryOf } from '../secrets.ts'
import { openSession, type Row } from '../session.ts'
import type { DocumentId, Milliseconds, SubjectId } from '../units.ts'
import { documentOf } from '../units.ts'
import type { Har, HarPage, HarSocketEntry, Initiator, Message, Named, Placed } from './format.ts'

export function harOf(recording: Recording): Har {
  const { header, facts } = recording
  const session = openSession(header.browser.kind)
  session.append(facts)
  const now = endOfRecording(recording)
  session.advance(now)
  const rows = session.rows().filter(isRequest)
  const owners = ownersOf(rows)
  const placed = new Map<Row | null, Placed[]>()
  for (const [place, fact] of facts.entries()) {
    const owner = owners.get(fact.about) ?? null
    const own = placed.get(owner)
    if (own) own.push([place, fact])
    else placed.set(owner, [[place, fact]])
  }
  const pages = pagesOf(facts)
  return {
    log: {
      version: '1.2',
      creator: { name: 'Lifeline', version: header.writer.name === 'Lifeline' ? header.writer.version : '' },
      browser: { name: header.browser.name || header.browser.kind, version: header.browser.version },
      pages: [...pages.values()],
      entries: rows.map((row) =>
        entryOf(row, pages.get(row.socket.document)?.id, placed.get(row) ?? [], now),
      ),
      comment:
        'An entry a WebSocket. Messages hold their beginning; _lifeline holds what HAR has no place for.',
      _lifeline: { header, facts: placed.get(null) ?? [] },
    },
  }
}

/** Whether a socket can be told as a request: one whose constructor threw never was, and its URL may be none. */
function isRequest({ socket: { summary } }: Row): boolean {
  return summary.threw === null && /^(?:ws|http)s?:\/\/[\x21-\x7e]+$/i.test(summary.url)
}

/** Which socket each subject's facts belong to: its own, and those of its request. */
function ownersOf(rows: readonly Row[]): ReadonlyMap<SubjectId, Row> {
  const owners = new Map<SubjectId, Row>()
  for (const row of rows) {
    owners.set(row.socket.id, row)
    if ('request' in row.socket.pairing) owners.set(row.socket.pairing.request, row)
  }
  return owners
}

function pagesOf(facts: readonly Fact[]): ReadonlyMap<DocumentId, HarPage> {
  const pages = new Map<DocumentId, HarPage>()
  for (const fact of facts) {
    if (fact.kind !== 'ctx:document-started' || !fact.top || pages.has(documentOf(fact.about))) continue
    pages.set(documentOf(fact.about), {
      startedDateTime: dateOf(fact.at),
      id: `page_${pages.size + 1}`,
      title: fact.url,
      pageTimings: {},
    })
  }
  return pages
}

function entryOf(
  { socket: { id, summary, facts: all }, diagnosis }: Row,
  pageref: string | undefined,
  facts: readonly Placed[],
  now: Milliseconds,
): HarSocketEntry {
  const { sent, responded, failed } = summary
  const started = sent?.at ?? summary.startedAt
  const answered = responded?.at ?? failed?.at ?? summary.endedAt ?? started
  const wait = Math.max(0, answered - started)
  const receive = Math.max(0, (endOf(all) ?? answered) - answered)
  return {
    ...(pageref === undefined ? {} : { pageref }),
    startedDateTime: dateOf(started),
    time: wait + receive,
    request: requestOf(summary.url, sent, responded),
    response: responseOf(responded, failed, summary.redirected),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait, receive },
    _resourceType: 'websocket',
    ...(summary.site.length > 0 ? { _initiator: initiatorOf(summary.site) } : {}),
    _webSocketMessages: messagesOf(all),
    _lifeline: {
      id,
      outcome: outcome(diagnosis, now),
      rule: diagnosis.verdict?.rule ?? null,
      sentence: diagnosis.verdict?.sentence ?? null,
      facts,
    },
  }
}

/** When the connection ended, as far as the network or the page saw. */
function endOf(facts: readonly Fact[]): Milliseconds | null {
  return facts.find(({ kind }) => kind === 'net:ended' || kind === 'close-fired')?.at ?? null
}

type Sent = FactOf<'net:sent'> | null
type Responded = FactOf<'net:responded'> | null

function requestOf(url: string, sent: Sent, responded: Responded): HarSocketEntry['request'] {
  const headers = sent?.headers ?? null
  return {
    method: 'GET',
    url,
    httpVersion: responded?.version || 'HTTP/1.1',
    cookies: cookiesOf(headers),
    headers: named(headers),
    queryString: queryOf(url).map(([name, value]) => ({ name, value })),
    headersSize: -1,
    bodySize: 0,
  }
}

function responseOf(
  responded: Responded,
  failed: FactOf<'net:failed'> | null,
  redirected: FactOf<'net:redirected'> | null,
): HarSocketEntry['response'] {
  return {
    status: responded?.status ?? 0,
    statusText: responded?.status === 101 ? 'Switching Protocols' : '',
    httpVersion: responded?.version || 'HTTP/1.1',
    cookies: [],
    headers: named(responded?.headers ?? null),
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: redirected?.to ?? '',
    headersSize: -1,
    bodySize: -1,
    ...(failed && failed.text !== '' ? { _error: failed.text } : {}),
  }
}

/** The end of the year 9999, after which the dates of HAR (ISO 8601) have no place for the year. */
const lastYear = 253_402_300_799_999

const dateOf = (at: Milliseconds): string => new Date(Math.min(at, lastYear)).toISOString()

const named = (headers: Headers): readonly Named[] =>
  (headers ?? []).map(([name, value]) => ({ name, value }))

function cookiesOf(headers: Headers): readonly Named[] {
  return (headers ?? [])
    .filter(([name]) => /^cookie$/i.test(name))
    .flatMap(([, value]) => value.split(';'))
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0
        ? { name: pair.trim(), value: '' }
        : { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() }
    })
}

function initiatorOf(site: CallSite): Initiator {
  const callFrames = site.map(({ function: functionName, url, line, column }) => ({
    functionName,
    scriptId: '',
    url,
    lineNumber: line - 1,
    columnNumber: column - 1,
  }))
  return { type: 'script', stack: { callFrames } }
}

/** The network's frames where there are any, else the messages that the page saw, then why it failed. */
function messagesOf(facts: readonly Fact[]): readonly Message[] {
  const frames = facts.some(({ kind }) => kind === 'net:frame-sent' || kind === 'net:frame-received')
  return facts.flatMap((fact): Message[] => {
    const time = fact.at / 1000
    switch (fact.kind) {
      case 'net:frame-sent':
      case 'net:frame-received': {
        const type = fact.kind === 'net:frame-sent' ? 'send' : 'receive'
        return [{ type, time, opcode: fact.opcode, data: fact.preview }]
      }
      case 'send-called':
      case 'message-received': {
        if (frames || isLost(fact)) return []
        const type = fact.kind === 'send-called' ? 'send' : 'receive'
        return [{ type, time, opcode: fact.type === 'text' ? 1 : 2, data: fact.preview }]
      }
      case 'net:failed':
        return [{ type: 'error', time, opcode: -1, data: fact.text }]
      default:
        return []
    }
  })
}

/** What was given to a socket that is not open goes nowhere (WHATWG WebSockets §3.1, `send()`). */
function isLost(fact: FactOf<'send-called' | 'message-received'>): boolean {
  return fact.kind === 'send-called' && (fact.threw !== undefined || fact.state !== 1)
}
