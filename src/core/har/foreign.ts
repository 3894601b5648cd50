// A socket's entry as the tools of this world write it, whichever they are: what differs between them is made one
// here, so that `entry.ts` reads all of them as it reads Chromium's own.
//
//                  startedDateTime   answer after it                        failure text           messages' time
//   DevTools       request sent      wait                                   a message of its own   s
//   Firefox        request begun     blocked dns connect ssl send wait      none                   none
//   Playwright     request sent      not told                               response._failureText  ms
//   mitmproxy      request heard     send wait                              response._error        s

import * as v from 'valibot'
import { sentence } from '../decode.ts'
import type { Fact } from '../fact.ts'
import { type Milliseconds, type SubjectId, tenths } from '../units.ts'
import { factsOfEntry, harEntry, isSocketEntry, untold } from './entry.ts'

/** Whose ways an entry was written in. */
export type Ways = 'devtools' | 'firefox' | 'mitmproxy' | 'other'

/** By the name of the HAR's creator; Lifeline writes as Chromium's DevTools do. */
export function waysOf(creator: string): Ways {
  if (/^(?:WebInspector|Lifeline)$/i.test(creator)) return 'devtools'
  if (/^Firefox/i.test(creator)) return 'firefox'
  return /^mitmproxy/i.test(creator) ? 'mitmproxy' : 'other'
}

/** An entry that was read: its facts, and what of it was not. */
export interface Entry {
  readonly facts: readonly Fact[]
  /** Whether it holds messages that were sent or received. */
  readonly messages: boolean
  /** Of these its tool tells nothing. */
  readonly untold: {
    readonly times: boolean
    /** When the answer or the failure came. */
    readonly outcomeTime: boolean
    /** Whether the request was sent, and why it came to nothing. */
    readonly fate: boolean
  }
  /** What was left out, each with its place within the entry. */
  readonly refused: readonly string[]
}

export type Loose = Readonly<Record<string, unknown>>

export function asLoose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {}
}

/** The facts of an entry; null where it is no socket's, or what is wrong with it where it cannot be read. */
export function readEntry(
  entry: unknown,
  about: SubjectId,
  ways: Ways,
): Entry | { readonly refused: string } | null {
  const whole = asLoose(entry)
  if (!isSocketEntry(entry) && !upgrades(asLoose(whole.request))) return null
  const { messages, refused } = messagesOf(whole)
  const parsed = v.safeParse(harEntry, asDevTools(whole, messages))
  if (!parsed.success) return { refused: placed(parsed.issues[0]) }
  const { startedDateTime, response, request } = parsed.output
  const started = Date.parse(startedDateTime)
  if (Number.isNaN(started)) return { refused: 'startedDateTime: no date' }
  const times = timesOf(asLoose(whole.timings), ways)
  const timings = { wait: times.lead + times.answer, receive: times.life }
  const sent = ways !== 'firefox' || response.status > 0 || typeof whole.serverIPAddress === 'string'
  const facts = factsOfEntry(
    { ...parsed.output, timings, request: sent ? request : { ...request, headers: [] } },
    about,
    true,
  )
  return {
    facts: inTime(facts, ways === 'devtools' ? untold : Math.max(0, started), times.lead),
    messages: messages.some(({ type }) => !isFailure(type)),
    untold: {
      times: started <= 0,
      outcomeTime:
        times.answer <= 0 &&
        (response.status > 0 || messages.some(({ type, time }) => isFailure(type) && time <= 0)),
      fate: response.status <= 0 && !messages.some(({ type }) => isFailure(type)),
    },
    refused,
  }
}

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

/** Members that are there: some tools leave out what others write as null. */
function defined(object: Loose): Loose {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value != null))
}

function asDevTools(whole: Loose, messages: readonly Message[]): Loose {
  const request = asLoose(whole.request)
  const { url } = request
  return {
    ...defined(whole),
    // Some write a socket's URL as that of its upgrade request.
    request: withHeaders({ ...request, url: typeof url === 'string' ? url.replace(/^http/i, 'ws') : url }),
    response: { status: 0, ...withHeaders(asLoose(whole.response)) },
    timings: {},
    _webSocketMessages: messages,
  }
}

function withHeaders(part: Loose): Loose {
  const { headers } = part
  if (!Array.isArray(headers)) return defined(part)
  return { ...defined(part), headers: headers.map((each) => ({ value: '', ...defined(asLoose(each)) })) }
}

const message = v.object({
  type: v.picklist(['send', 'receive', 'error']),
  time: v.pipe(v.number(), v.finite()),
  opcode: v.optional(v.pipe(v.number(), v.safeInteger()), -1),
  data: v.optional(v.string(), ''),
})
type Message = v.InferOutput<typeof message>

const isFailure = (type: Message['type']) => type === 'error'

/** No time in seconds since 1970 is as large (the year 5138), and none in milliseconds is smaller (1973). */
const milliseconds = 1e11

function messagesOf(whole: Loose): { readonly messages: readonly Message[]; readonly refused: string[] } {
  const messages: Message[] = []
  const refused: string[] = []
  const given = whole._webSocketMessages
  for (const [index, each] of (Array.isArray(given) ? given : []).entries()) {
    const found = v.safeParse(message, { time: 0, ...defined(asLoose(each)) })
    if (!found.success) refused.push(`_webSocketMessages[${index}].${placed(found.issues[0])}`)
    else if (Math.abs(found.output.time) < milliseconds) messages.push(found.output)
    else messages.push({ ...found.output, time: found.output.time / 1000 })
  }
  if (given != null && !Array.isArray(given)) refused.push('_webSocketMessages: no list')
  const text = failureOf(whole)
  if (text !== '' && !messages.some(({ type }) => isFailure(type)))
    messages.push({ type: 'error', time: 0, opcode: -1, data: text })
  return { messages, refused }
}

/** The failure text, wherever a tool has a place for it. */
function failureOf(whole: Loose): string {
  const { _error, _failureText } = asLoose(whole.response)
  const texts = [_error, _failureText, whole._error, whole._failureText]
  return texts.find((each): each is string => typeof each === 'string' && each !== '') ?? ''
}

/** The path and what is wrong there: `request.headers[0].name: …` */
function placed(issue: v.BaseIssue<unknown>): string {
  return sentence(issue).replace(/^[\w.]+(?=: )/, (path) => path.replace(/\.(\d+)/g, '[$1]'))
}

interface Times {
  /** From the beginning to when the request was sent. */
  readonly lead: Milliseconds
  /** From there to the answer. */
  readonly answer: Milliseconds
  /** From the answer to the connection's end; DevTools alone count that as receiving. */
  readonly life: Milliseconds
}

function timesOf(timings: Loose, ways: Ways): Times {
  const sum = (...names: readonly string[]) =>
    names.reduce((total, name) => {
      const value = timings[name]
      return typeof value === 'number' && value > 0 && Number.isFinite(value) ? total + value : total
    }, 0)
  switch (ways) {
    case 'devtools':
      return { lead: 0, answer: sum('wait'), life: sum('receive') }
    case 'mitmproxy':
      return { lead: 0, answer: sum('send', 'wait'), life: -1 }
    case 'firefox':
      return { lead: sum('blocked', 'dns', 'connect', 'ssl'), answer: sum('send', 'wait'), life: -1 }
    case 'other':
      // The specification counts `ssl` within `connect`.
      return { lead: sum('blocked', 'dns', 'connect'), answer: sum('send', 'wait'), life: -1 }
  }
}

/**
 * Facts with their times put right: what the tool tells no time of stands where it is told, and an answer no later
 * than the messages that it let through.
 */
function inTime(facts: readonly Fact[], begun: Milliseconds, lead: Milliseconds): readonly Fact[] {
  const frames = facts.filter(({ kind, at }) => kind.startsWith('net:frame-') && at > 0)
  const talk = frames.reduce((min, { at }) => Math.min(min, at), Number.POSITIVE_INFINITY)
  let last = begun > 0 ? begun : (facts.find(({ at }) => at > 0)?.at ?? untold)
  return facts.map((fact) => {
    // Names of sockets in a stack are of another session than this one.
    const { initiator: _, ...rest } = fact as Fact & { initiator?: unknown }
    let { at } = rest
    if (rest.kind === 'net:requested') at = last
    else if (rest.kind === 'net:sent') at = tenths(at + lead)
    else if (rest.kind === 'net:responded') at = Math.max(last, Math.min(at, talk))
    last = Math.max(last, at)
    return { ...rest, at: at === untold ? tenths(last) : at } as Fact
  })
}
