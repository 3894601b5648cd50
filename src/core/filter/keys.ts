// The keys of the filter's language: how the values of each are read, as tests of a row. A new key is one entry.

import { missing } from '../missing.ts'
import type { Row } from '../session.ts'
import type { Phase } from '../summary.ts'
import { header } from '../summary.ts'
import type { Milliseconds } from '../units.ts'
import { hostOf, pathOf } from '../words.ts'
import { amountOf, none, sizes, times, type Units, withinOf } from './amounts.ts'
import type { Moment, Test, Value } from './term.ts'
import { finding } from './texts.ts'

export interface Key {
  /** Null where the value cannot be read. */
  read(value: Value): Test | null
  /** The words it takes, where these are all. */
  readonly words?: readonly string[]
  /** Whether what it asks changes with time alone. */
  readonly timed?: true
  /** Of its words those whose answer is not the row's own. */
  readonly chosen?: readonly string[]
}

const phases: readonly Phase[] = ['connecting', 'open', 'closing', 'closed', 'failed', 'left', 'unseen']

/** Whether a socket is one without page facts: a worker's, or of a frame out of reach. */
export const isWorker = ({ socket: { summary } }: Row) => !summary.constructed && !summary.threw

export const isFlagged = ({ diagnosis }: Row) => diagnosis.verdict !== null

const standings: Readonly<Record<string, Test>> = {
  flagged: isFlagged,
  ...Object.fromEntries(
    phases.map((phase): [string, Test] => [phase, ({ socket }) => socket.summary.phase === phase]),
  ),
}

const states: Readonly<Record<string, Test>> = {
  ...standings,
  worker: isWorker,
  partial: ({ diagnosis }) => missing(diagnosis.case).length > 0,
  pinned: ({ socket }, { pinned }) => pinned?.has(socket.id) === true,
}

export const messagesOf = ({ socket: { summary } }: Row) =>
  summary.received.count + summary.sentMessages.count
export const sizeOf = ({ socket: { summary } }: Row) => summary.received.size + summary.sentMessages.size

/** From construction to the end, or to now; null where it did not end and is not watched. */
export function lengthOf({ socket: { summary } }: Row, now: Milliseconds): Milliseconds | null {
  const { phase, startedAt, endedAt } = summary
  if (endedAt !== null) return endedAt - startedAt
  return ['connecting', 'open', 'closing'].includes(phase) ? Math.max(0, now - startedAt) : null
}

/** The subprotocol that the server chose, as far as anybody saw; '' for none. */
export const protocolOf = ({ socket: { summary } }: Row): string =>
  summary.opened?.protocol || (header(summary.responded?.headers ?? null, 'sec-websocket-protocol')[0] ?? '')

export const codeOf = ({ socket }: Row) => socket.summary.closed?.code ?? null

/** The document or worker that made the socket. */
export const frameOf = ({ diagnosis, socket }: Row): string =>
  diagnosis.case.document?.url ?? socket.summary.requested?.from ?? ''

/** Everything that free text is looked for in. */
export function saysOf({ socket, diagnosis }: Row): string {
  const { url, protocols, closed } = socket.summary
  const { title = '', sentence = '' } = diagnosis.verdict ?? {}
  return [url, `#${socket.number}`, ...protocols, title, sentence, closed?.reason ?? ''].join('\n')
}

/** `null` of a row is found by the word `none`, and by no number. */
function numbers(of: (row: Row, moment: Moment) => number | null, units: Units): Key['read'] {
  return ({ kind, text }) => {
    if (kind === 'pattern') return null
    if (text.toLowerCase() === 'none') return (row, moment) => of(row, moment) === null
    const within = withinOf(text, units)
    if (!within) return null
    return (row, moment) => {
      const given = of(row, moment)
      return given !== null && within(given)
    }
  }
}

function texts(...of: readonly ((row: Row) => string)[]): Key['read'] {
  return (value) => {
    const finds = finding(value)
    return finds && ((row) => of.some((each) => finds(each(row))))
  }
}

function words(tests: Readonly<Record<string, Test>>): Key {
  return {
    words: Object.keys(tests),
    read({ kind, text }) {
      const word = text.toLowerCase()
      return kind === 'text' && Object.hasOwn(tests, word) ? (tests[word] ?? null) : null
    },
  }
}

/** The moment that `5s` or `nav` names; where no page start was seen, the page is older than everything. */
function instants(compare: (startedAt: Milliseconds, instant: Milliseconds) => boolean): Key['read'] {
  return ({ kind, text }) => {
    const ago = kind === 'text' ? amountOf(text, times) : null
    if (ago !== null && !/^\d+$/.test(text))
      return ({ socket }, { now }) => compare(socket.summary.startedAt, now - ago)
    if (kind === 'pattern' || text.toLowerCase() !== 'nav') return null
    return ({ socket }, { navigated }) =>
      compare(socket.summary.startedAt, navigated ?? Number.NEGATIVE_INFINITY)
  }
}

function frames(value: Value): Test | null {
  const word = value.kind === 'text' && !value.quoted ? value.text.toLowerCase() : ''
  if (word === 'worker') return isWorker
  if (word === 'top') return ({ diagnosis }) => diagnosis.case.document?.top === true
  return texts(frameOf)(value)
}

function causes(value: Value): Test | null {
  const finds = finding(value)
  return (
    finds &&
    (({ diagnosis }) =>
      [diagnosis.verdict, ...diagnosis.also].some(
        (found) => found && [found.rule, found.family, found.title].some(finds),
      ))
  )
}

function previews(value: Value): Test | null {
  const finds = finding(value)
  return finds && (({ socket }) => socket.facts.some((fact) => 'preview' in fact && finds(fact.preview)))
}

/** In the order in which they are offered. */
export const keys: Readonly<Record<string, Key>> = {
  url: { read: texts(({ socket }) => socket.summary.url) },
  path: { read: texts(({ socket }) => pathOf(socket.summary.url)) },
  host: { read: texts(({ socket }) => hostOf(socket.summary.url)) },
  state: words(standings),
  is: { ...words(states), chosen: ['pinned'] },
  code: { read: numbers(codeOf, none) },
  cause: { read: causes },
  status: { read: numbers(({ socket }) => socket.summary.responded?.status ?? null, none) },
  frame: { read: frames },
  protocol: { read: texts(protocolOf, ({ socket }) => socket.summary.protocols.join(' ')) },
  message: { read: previews },
  messages: { read: numbers(messagesOf, none) },
  size: { read: numbers(sizeOf, sizes) },
  duration: { read: numbers((row, { now }) => lengthOf(row, now), times), timed: true },
  since: { read: instants((startedAt, instant) => startedAt >= instant), timed: true },
  before: { read: instants((startedAt, instant) => startedAt < instant), timed: true },
}

export const free: Key = { read: texts(saysOf) }

export const keyOf = (name: string): Key | null =>
  name === '' ? free : Object.hasOwn(keys, name) ? (keys[name] ?? null) : null
