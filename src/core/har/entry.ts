// Reads a WebSocket entry of a HAR 1.2 log, with the fields Chromium adds, into network facts. The entry
// grows while the socket lives: read again, it gives the same facts and more.
//
//   startedDateTime   when the upgrade request was written; before 1970 while it has not been
//   timings.wait      from there to the answer, or to the failure
//   timings.receive   from the answer to the end; 0 while open
//   _webSocketMessages  frames, and {type: 'error', data: the browser's own failure text}
//
import * as v from 'valibot'
import { withoutEnd } from '../ends.ts'
import type { CallSite, Fact, Headers } from '../fact.ts'
import { type SubjectId, tenths } from '../units.ts'

const text = v.optional(v.string(), '')
const finite = v.pipe(v.number(), v.finite())
const amount = v.optional(finite, -1)
/** Neither a status nor an opcode has a fraction. */
const whole = v.pipe(v.number(), v.safeInteger())
const headerList = v.optional(v.array(v.object({ name: v.string(), value: v.string() })), [])
/** One part of a stack; `parent` is the asynchronous one that led to it, and is read as far as it is asked for. */
const stack = v.object({
  callFrames: v.optional(
    v.array(v.object({ functionName: text, url: text, lineNumber: amount, columnNumber: amount })),
    [],
  ),
  parent: v.optional(v.unknown()),
})

/** The part of a HAR entry that concerns a WebSocket. */
export const harEntry = v.object({
  pageref: text,
  startedDateTime: v.string(),
  time: v.optional(v.nullable(finite), 0),
  request: v.object({ url: v.string(), headers: headerList }),
  response: v.object({ status: whole, httpVersion: text, headers: headerList }),
  timings: v.optional(v.object({ wait: amount, receive: amount }), { wait: -1, receive: -1 }),
  _initiator: v.nullish(v.object({ url: text, stack: v.optional(stack) })),
  _webSocketMessages: v.optional(
    v.array(v.object({ type: v.string(), time: finite, opcode: whole, data: v.string() })),
    [],
  ),
})
export type HarEntry = v.InferOutput<typeof harEntry>

/** The time of a fact of which the log does not tell one. */
export const untold = 0
/** Kept of a message: characters of text; bytes of others, which a HAR has as base64. */
const kept = { characters: 4096, bytes: 4095 } as const
/** Asynchronous parts of a stack that are read. */
const mostParts = 20
const mostFrames = 12
/** The last point in time that a Date holds (ECMA-262 §21.4.1.1). */
const endOfTime = 8.64e15

function beginningOf(data: string, opcode: number): string {
  if (opcode === 1) return data.slice(0, kept.characters)
  const beginning = data.slice(0, (kept.bytes / 3) * 4)
  return /^[A-Za-z0-9+/]*={0,2}$/.test(beginning) ? beginning : ''
}

/** Whether the entry is a WebSocket's. */
export function isSocketEntry(entry: unknown): boolean {
  const { _resourceType, request } = (entry ?? {}) as { _resourceType?: unknown; request?: unknown }
  const { url } = (request ?? {}) as { url?: unknown }
  return _resourceType === 'websocket' || (typeof url === 'string' && /^wss?:/i.test(url))
}

/** Lifeline's hook constructs sockets in a function with this name; of a WebSocketStream it says so. */
const named = /^lifeline (\w+\.\d+)( stream)?$/

/** The socket whose constructor made this request, where the stack went through Lifeline's hook. */
export function initiatorOf(entry: HarEntry): SubjectId | undefined {
  return nameOf(entry)?.[1] as SubjectId | undefined
}

/** Whether that socket is a WebSocketStream, whose messages the page's facts do not tell. */
export function isStream(entry: HarEntry): boolean {
  return nameOf(entry)?.[2] !== undefined
}

function nameOf(entry: HarEntry): RegExpExecArray | null {
  const frames = entry._initiator?.stack?.callFrames ?? []
  return frames.reduce<RegExpExecArray | null>(
    (found, frame) => found ?? named.exec(frame.functionName),
    null,
  )
}

/** Every fact the entry holds, about one request; `frames` asks for its messages as well. */
export function factsOfEntry(entry: HarEntry, about: SubjectId, frames: boolean): readonly Fact[] {
  const started = Date.parse(entry.startedDateTime) || 0
  const sent = entry.request.headers.length > 0 && started > 0
  const initiator = initiatorOf(entry)
  const { status, httpVersion, headers } = entry.response
  const { wait, receive } = entry.timings
  const facts: Fact[] = [
    {
      kind: 'net:requested',
      about,
      at: sent ? tenths(started) : untold,
      url: entry.request.url,
      from: entry._initiator?.url || (siteOf(entry)[0]?.url ?? ''),
      ...(initiator === undefined ? {} : { initiator }),
      site: siteOf(entry),
    },
  ]
  if (sent)
    facts.push({ kind: 'net:sent', about, at: tenths(started), headers: pairs(entry.request.headers) })
  const answered = within(started + Math.max(0, wait))
  if (sent && status > 0)
    facts.push({
      kind: 'net:responded',
      about,
      at: answered,
      status,
      version: httpVersion,
      headers: headers.length > 0 ? pairs(headers) : null,
    })
  for (const { type, time, opcode, data } of entry._webSocketMessages) {
    // Seconds since 1970, or since the machine started where DevTools could not convert them.
    const at = sent && time * 1000 >= started - 1000 ? within(time * 1000) : untold
    if (type === 'error') facts.push({ kind: 'net:failed', about, at, text: data })
    else if (frames)
      facts.push({
        kind: type === 'send' ? 'net:frame-sent' : 'net:frame-received',
        about,
        at,
        opcode: Math.max(0, opcode),
        size: sizeOf(data, opcode),
        preview: beginningOf(data, opcode),
      })
  }
  if (sent && status === 101 && receive > 0)
    facts.push({ kind: 'net:ended', about, at: within(answered + receive) })
  return facts
}

/** A point in time that a fact may have. */
function within(time: number): number {
  return tenths(Math.min(Math.max(0, time), endOfTime))
}

function pairs(headers: HarEntry['request']['headers']): Headers {
  return headers.map(({ name, value }) => [name, value] as const)
}

/** The stack without the hook's own frames, asynchronous parents after their children. */
function siteOf(entry: HarEntry): CallSite {
  const frames: CallSite[number][] = []
  let part: unknown = entry._initiator?.stack
  for (let parts = 0; part && parts < mostParts && frames.length < mostFrames; parts++) {
    const found = v.safeParse(stack, part)
    if (!found.success) break
    for (const { functionName, url, lineNumber, columnNumber } of found.output.callFrames)
      if (!/^(?:chrome|moz)-extension:/.test(url))
        frames.push({
          function: functionName,
          url,
          line: fromZero(lineNumber),
          column: fromZero(columnNumber),
        })
    part = found.output.parent
  }
  return frames.slice(0, mostFrames)
}

/** A line or column that is counted from 0, counted from 1; 0 for an unknown one. */
function fromZero(number: number): number {
  return Number.isSafeInteger(number) && number >= 0 ? number + 1 : 0
}

/** Bytes of a message: UTF-8 for text, base64 for the rest. */
function sizeOf(data: string, opcode: number): number {
  if (opcode !== 1) return Math.floor((withoutEnd(data, '=').length * 3) / 4)
  let bytes = 0
  for (const letter of data) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
