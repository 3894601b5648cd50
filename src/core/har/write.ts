// Writes a session as HAR 1.2, an entry a socket, as Chromium's DevTools write one. What HAR has no place for stands
// beside it in `_lifeline`, so that reading it again gives the same session; a fact belongs to the entry of its socket,
// and what is about a document to the log.

import type { CallSite, Fact, FactOf, Headers } from '../fact.ts'
import type { Header, Recording } from '../file/header.ts'
import { outcome } from '../outcome.ts'
import { queryOf } from '../secrets.ts'
import { openSession, type Row } from '../session.ts'
import type { Milliseconds, SubjectId } from '../units.ts'

interface Named {
  readonly name: string
  readonly value: string
}

interface Message {
  readonly type: 'send' | 'receive' | 'error'
  /** Seconds since the Unix epoch. */
  readonly time: number
  readonly opcode: number
  readonly data: string
}

/** A fact and its place in the session. */
export type Placed = readonly [place: number, fact: Fact]

export interface HarSocketEntry {
  readonly pageref?: string
  readonly startedDateTime: string
  readonly time: number
  readonly request: {
    readonly method: 'GET'
    readonly url: string
    readonly httpVersion: string
    readonly cookies: readonly Named[]
    readonly headers: readonly Named[]
    readonly queryString: readonly Named[]
    readonly headersSize: -1
    readonly bodySize: 0
  }
  readonly response: {
    readonly status: number
    readonly statusText: string
    readonly httpVersion: string
    readonly cookies: readonly Named[]
    readonly headers: readonly Named[]
    readonly content: { readonly size: 0; readonly mimeType: 'x-unknown' }
    readonly redirectURL: string
    readonly headersSize: -1
    readonly bodySize: -1
    readonly _error?: string
  }
  readonly cache: Readonly<Record<string, never>>
  readonly timings: {
    readonly blocked: -1
    readonly dns: -1
    readonly connect: -1
    readonly ssl: -1
    readonly send: 0
    readonly wait: Milliseconds
    readonly receive: Milliseconds
  }
  readonly _resourceType: 'websocket'
  readonly _initiator?: unknown
  readonly _webSocketMessages: readonly Message[]
  readonly _lifeline: {
    readonly id: SubjectId
    readonly outcome: string
    /** The rule that spoke, where one did. */
    readonly rule: string | null
    readonly sentence: string | null
    readonly facts: readonly Placed[]
  }
}

export interface Har {
  readonly log: {
    readonly version: '1.2'
    readonly creator: { readonly name: string; readonly version: string }
    readonly browser: { readonly name: string; readonly version: string }
    readonly pages: readonly {
      readonly startedDateTime: string
      readonly id: string
      readonly title: string
      readonly pageTimings: Readonly<Record<string, never>>
    }[]
    readonly entries: readonly HarSocketEntry[]
    readonly _lifeline: { readonly header: Header; readonly facts: readonly Placed[] }
  }
}

export function harOf({ header, facts }: Recording): Har {
  const session = openSession(header.browser.kind)
  session.append(facts)
  const rows = session.rows()
  const now = facts.reduce((end, { kind, at }) => (at > end && kind !== 'server:logged' ? at : end), 0)
  const owners = ownersOf(rows)
  const placed = new Map<Row | null, Placed[]>()
  for (const [place, fact] of facts.entries()) {
    const owner = owners.get(fact.about) ?? null
    const own = placed.get(owner)
    if (own) own.push([place, fact])
    else placed.set(owner, [[place, fact]])
  }
  const documents = facts.filter((fact) => fact.kind === 'ctx:document-started' && fact.top)
  const pages = new Map(documents.map(({ about }, index) => [about.replace(/\.0$/, ''), `page_${index + 1}`]))
  return {
    log: {
      version: '1.2',
      creator: header.writer,
      browser: { name: header.browser.name || header.browser.kind, version: header.browser.version },
      pages: (documents as FactOf<'ctx:document-started'>[]).map(({ at, url }, index) => ({
        startedDateTime: dateOf(at),
        id: `page_${index + 1}`,
        title: url,
        pageTimings: {},
      })),
      entries: rows.map((row) => entryOf(row, pages.get(row.socket.document), placed.get(row) ?? [], now)),
      _lifeline: { header, facts: placed.get(null) ?? [] },
    },
  }
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

function entryOf(
  row: Row,
  page: string | undefined,
  facts: readonly Placed[],
  now: Milliseconds,
): HarSocketEntry {
  const { summary, id } = row.socket
  const { sent, responded, failed, redirected } = summary
  const started = sent?.at ?? summary.startedAt
  const answered = responded?.at ?? failed?.at ?? summary.endedAt ?? started
  const ended = summary.endedAt ?? answered
  const wait = Math.max(0, answered - started)
  const receive = Math.max(0, ended - answered)
  const version = responded?.version || 'HTTP/1.1'
  const [verdict, messages] = [row.diagnosis.verdict, messagesOf(row.socket.facts)]
  return {
    ...(page === undefined ? {} : { pageref: page }),
    startedDateTime: dateOf(started),
    time: wait + receive,
    request: {
      method: 'GET',
      url: summary.url,
      httpVersion: version,
      cookies: cookiesOf(sent?.headers ?? null),
      headers: named(sent?.headers ?? null),
      queryString: queryOf(summary.url).map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: responded?.status ?? 0,
      statusText: responded?.status === 101 ? 'Switching Protocols' : '',
      httpVersion: version,
      cookies: [],
      headers: named(responded?.headers ?? null),
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: redirected?.to ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(failed && failed.text !== '' ? { _error: failed.text } : {}),
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait, receive },
    _resourceType: 'websocket',
    ...(summary.site.length > 0 ? { _initiator: initiatorOf(summary.site) } : {}),
    _webSocketMessages: messages,
    _lifeline: {
      id,
      outcome: outcome(row.diagnosis, now),
      rule: verdict?.rule ?? null,
      sentence: verdict?.sentence ?? null,
      facts,
    },
  }
}

/** A point in time as HAR writes it (ISO 8601). */
const dateOf = (at: Milliseconds): string => new Date(at).toISOString()

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

/** Lines and columns count from 0 there. */
function initiatorOf(site: CallSite): unknown {
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
      case 'net:frame-received':
        return [
          {
            type: fact.kind === 'net:frame-sent' ? 'send' : 'receive',
            time,
            opcode: fact.opcode,
            data: fact.preview,
          },
        ]
      case 'send-called':
      case 'message-received':
        if (frames) return []
        return [
          {
            type: fact.kind === 'send-called' ? 'send' : 'receive',
            time,
            opcode: fact.type === 'text' ? 1 : 2,
            data: fact.preview,
          },
        ]
      case 'net:failed':
        return [{ type: 'error', time, opcode: -1, data: fact.text }]
      default:
        return []
    }
  })
}
