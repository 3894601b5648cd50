// Reads a whole HAR 1.2 log of any tool into a session: the sockets' side that a network log can tell. Entries that are
// no sockets are passed over; a socket's entry that is malformed is left out, and told with its place.

import * as v from 'valibot'
import { type Decoded, decodeFact, sentence } from '../decode.ts'
import type { Fact } from '../fact.ts'
import { recordingOf } from '../file/describe.ts'
import type { Recording } from '../file/header.ts'
import { decodeHeader } from '../file/read.ts'
import { printable } from '../printable.ts'
import type { Browser } from '../rule.ts'
import type { SubjectId } from '../units.ts'
import { plural } from '../words.ts'
import { factsOfEntry, type HarEntry, harEntry, isSocketEntry } from './entry.ts'

const word = v.fallback(v.pipe(v.string(), v.maxLength(1000)), '')
const program = v.object({ name: word, version: word })

const log = v.object({
  creator: v.optional(v.fallback(program, { name: '', version: '' }), { name: '', version: '' }),
  browser: v.nullish(v.fallback(v.nullable(program), null)),
  pages: v.optional(v.fallback(v.array(v.object({ title: word })), []), []),
  entries: v.array(v.unknown()),
  _lifeline: v.optional(v.unknown()),
})

/** Malformed entries that are told one by one. */
const mostTold = 20

/** A recording with every socket of the log; refused with a sentence where it is no HAR. */
export function recordingOfHar(har: unknown): Decoded<Recording> {
  const found = v.safeParse(v.object({ log }), har)
  if (!found.success)
    return { ok: false, why: `not a HAR: ${printable(sentence(found.issues[0]).slice(0, 300))}` }
  const { creator, browser, pages, entries, _lifeline: own } = found.output.log
  const kind = kindOf(browser?.name || creator.name)
  const refused: string[] = []
  const placed: Placed[] = placedFacts(own, 'log', refused)
  let sockets = 0
  let withMessages = 0
  for (const [index, entry] of entries.entries()) {
    const socket = socketEntry(entry)
    if (!socket) continue
    sockets++
    const kept = placedFacts((entry as Loose)._lifeline, `log.entries[${index}]`, refused)
    for (const each of kept) placed.push(each)
    if ('_webSocketMessages' in socket && Array.isArray(socket._webSocketMessages)) withMessages++
    if (kept.length > 0) continue
    const parsed = v.safeParse(harEntry, socket)
    if (!parsed.success) {
      refused.push(`log.entries[${index}].${sentence(parsed.issues[0])}`)
      continue
    }
    const about = `net.har-${index}` as SubjectId
    for (const fact of entryFacts(parsed.output, about, kind))
      placed.push({ place: Number.POSITIVE_INFINITY, fact })
  }
  const facts = inOrder(placed)
  const header = own === undefined ? undefined : headerOf(own)
  if (header && refused.length === 0)
    return { ok: true, value: { header: { ...header, facts: facts.length }, facts } }
  const title = pages[0]?.title ?? ''
  return {
    ok: true,
    value: recordingOf(facts, {
      writer: header?.writer ?? creator,
      browser: header?.browser ?? {
        kind,
        name: browser?.name || creator.name,
        version: browser?.version || creator.version,
      },
      os: header?.os ?? '',
      page: header?.page ?? (/^[a-z]+:\/\//i.test(title) ? { url: title, title: '' } : { url: '', title }),
      savedAt: header?.savedAt ?? null,
      settings: header?.settings ?? null,
      network: 'har',
      gaps: gapsOf({ sockets, others: entries.length - sockets, withMessages, refused, kind }),
    }),
  }
}

type Loose = Readonly<Record<string, unknown>>

interface Placed {
  /** Where the fact stood in the session that was written; Infinity where it was read from the entry itself. */
  readonly place: number
  readonly fact: Fact
}

const asLoose = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {}

/** The facts that Lifeline wrote beside an entry or the log, each with its place in the session. */
function placedFacts(own: unknown, where: string, refused: string[]): Placed[] {
  const { facts } = asLoose(own)
  const placed: Placed[] = []
  for (const [index, pair] of (Array.isArray(facts) ? facts : []).entries()) {
    const [place, value] = Array.isArray(pair) ? pair : []
    const decoded = decodeFact(value)
    if (decoded.ok && Number.isSafeInteger(place))
      placed.push({ place: place as number, fact: decoded.value })
    else refused.push(`${where}._lifeline.facts[${index}]: ${decoded.ok ? 'it has no place' : decoded.why}`)
  }
  return placed
}

function headerOf(own: unknown): Recording['header'] | undefined {
  const decoded = decodeHeader(asLoose(own).header)
  return 'header' in decoded ? decoded.header : undefined
}

function inOrder(placed: readonly Placed[]): readonly Fact[] {
  const order = [...placed].sort((a, b) =>
    a.place === b.place ? a.fact.at - b.fact.at : a.place < b.place ? -1 : 1,
  )
  return order.map(({ fact }) => fact)
}

/** Which browser's ways the rules expect: the one that sent the requests. */
function kindOf(name: string): Browser {
  if (/WebInspector|Chrom(?:e|ium)|Edge|Opera/i.test(name)) return 'chromium'
  return /Firefox/i.test(name) ? 'firefox' : 'unknown'
}

/**
 * The entry of a socket, with the members that other tools leave out or write as null as this one's reader expects
 * them; null for any other entry. Some write a socket's URL as that of its upgrade request.
 */
function socketEntry(entry: unknown): Loose | null {
  const whole = asLoose(entry)
  const request = asLoose(whole.request)
  const response = asLoose(whole.response)
  if (!isSocketEntry(entry) && !upgrades(request)) return null
  const defined = (object: Loose) =>
    Object.fromEntries(Object.entries(object).filter(([, value]) => value != null))
  const url = typeof request.url === 'string' ? request.url.replace(/^http/i, 'ws') : request.url
  const error = response._error ?? whole._error
  const messages = Array.isArray(whole._webSocketMessages) ? whole._webSocketMessages : null
  return {
    ...defined(whole),
    request: { ...defined(request), url },
    response: { status: 0, ...defined(response) },
    timings: defined(asLoose(whole.timings)),
    ...(messages
      ? { _webSocketMessages: messages.map((each) => ({ opcode: -1, data: '', ...defined(asLoose(each)) })) }
      : {}),
    ...(typeof error === 'string' && error !== '' && !messages?.some(isError)
      ? { _webSocketMessages: [...(messages ?? []), { type: 'error', time: 0, opcode: -1, data: error }] }
      : {}),
  }
}

const isError = (message: unknown) => asLoose(message).type === 'error'

/** An upgrade to WebSocket (RFC 6455 §4.1), by its headers. */
function upgrades({ headers }: Loose): boolean {
  return (
    Array.isArray(headers) &&
    headers.some((header) => {
      const { name, value } = asLoose(header)
      return /^upgrade$/i.test(String(name)) && /^websocket$/i.test(String(value))
    })
  )
}

/** The facts of an entry, without what only a live log or Chromium's own can mean. */
function entryFacts(entry: HarEntry, about: SubjectId, kind: Browser): readonly Fact[] {
  // Chromium alone counts a socket's life as the time that its answer was received; elsewhere it is the answer's.
  const timings = kind === 'chromium' ? entry.timings : { ...entry.timings, receive: -1 }
  const facts = factsOfEntry({ ...entry, timings }, about, true)
  let last = facts.find(({ at }) => at > 0)?.at ?? 0
  return facts.map((fact) => {
    const { initiator: _, ...rest } = fact as Fact & { initiator?: unknown }
    last = Math.max(last, rest.at)
    // A log that tells no time of something tells it in its order.
    return (rest.at === 0 ? { ...rest, at: last } : rest) as Fact
  })
}

interface Counted {
  readonly sockets: number
  readonly others: number
  readonly withMessages: number
  readonly refused: readonly string[]
  readonly kind: Browser
}

function gapsOf({ sockets, others, withMessages, refused, kind }: Counted): readonly string[] {
  return [
    ...(sockets === 0 ? [`This HAR has no WebSocket among its ${plural(others, 'request')}.`] : []),
    ...(sockets > 0 && withMessages === 0
      ? [
          kind === 'firefox'
            ? 'No messages and no failure texts: Firefox writes neither into a HAR.'
            : 'This HAR has no messages of its sockets.',
        ]
      : []),
    ...refused.slice(0, mostTold).map((why) => `Left out: ${printable(why.slice(0, 300))}.`),
    ...(refused.length > mostTold ? [`Left out: ${refused.length - mostTold} more.`] : []),
  ]
}
