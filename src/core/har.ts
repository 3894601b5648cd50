// Reads a WebSocket entry of a HAR 1.2 log, with the fields Chromium adds, into network facts. The entry
// grows while the socket lives: read again, it gives the same facts and more.
//
//   startedDateTime   when the upgrade request was written; before 1970 while it has not been
//   timings.wait      from there to the answer, or to the failure
//   timings.receive   from the answer to the end; 0 while open
//   _webSocketMessages  frames, and {type: 'error', data: the browser's own failure text}
//
import * as v from 'valibot'
import type { CallSite, Fact, Headers } from './fact.ts'
import { type SubjectId, tenths } from './units.ts'

const text = v.optional(v.string(), '')
const amount = v.optional(v.number(), -1)
const headerList = v.optional(v.array(v.object({ name: v.string(), value: v.string() })), [])
const callFrames = v.optional(
  v.array(v.object({ functionName: text, url: text, lineNumber: amount, columnNumber: amount })),
  [],
)
interface Stack {
  callFrames: v.InferOutput<typeof callFrames>
  parent?: Stack | undefined
}
const stack: v.GenericSchema<unknown, Stack> = v.object({
  callFrames,
  parent: v.optional(v.lazy(() => stack)),
})

/** The part of a HAR entry that concerns a WebSocket. */
export const harEntry = v.object({
  pageref: text,
  startedDateTime: v.string(),
  time: v.optional(v.nullable(v.number()), 0),
  request: v.object({ url: v.string(), headers: headerList }),
  response: v.object({ status: v.number(), httpVersion: text, headers: headerList }),
  timings: v.optional(v.object({ wait: amount, receive: amount }), { wait: -1, receive: -1 }),
  _initiator: v.nullish(v.object({ url: text, stack: v.optional(stack) })),
  _webSocketMessages: v.optional(
    v.array(v.object({ type: v.string(), time: v.number(), opcode: v.number(), data: v.string() })),
    [],
  ),
})
export type HarEntry = v.InferOutput<typeof harEntry>

/** The time of a fact of which the log does not tell one. */
export const untold = 0
const previewLength = 200

/** Whether the entry is a WebSocket's. */
export function isSocketEntry(entry: { request: { url: string }; _resourceType?: unknown }): boolean {
  return entry._resourceType === 'websocket' || /^wss?:/i.test(entry.request.url)
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
  const started = Date.parse(entry.startedDateTime)
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
  const answered = tenths(started + Math.max(0, wait))
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
    const at = sent && time * 1000 >= started - 1000 ? tenths(time * 1000) : untold
    if (type === 'error') facts.push({ kind: 'net:failed', about, at, text: data })
    else if (frames)
      facts.push({
        kind: type === 'send' ? 'net:frame-sent' : 'net:frame-received',
        about,
        at,
        opcode: Math.max(0, opcode),
        size: sizeOf(data, opcode),
        preview: opcode === 1 ? data.slice(0, previewLength) : '',
      })
  }
  if (sent && status === 101 && receive > 0)
    facts.push({ kind: 'net:ended', about, at: tenths(answered + receive) })
  return facts
}

function pairs(headers: HarEntry['request']['headers']): Headers {
  return headers.map(({ name, value }) => [name, value] as const)
}

/** The stack without the hook's own frames, asynchronous parents after their children. */
function siteOf(entry: HarEntry): CallSite {
  const frames: CallSite[number][] = []
  for (let part = entry._initiator?.stack; part; part = part.parent)
    for (const { functionName, url, lineNumber, columnNumber } of part.callFrames)
      if (!/^(?:chrome|moz)-extension:/.test(url))
        frames.push({ function: functionName, url, line: lineNumber + 1, column: columnNumber + 1 })
  return frames.slice(0, 12)
}

/** Bytes of a message: UTF-8 for text, base64 for the rest. */
function sizeOf(data: string, opcode: number): number {
  if (opcode !== 1) return Math.floor((data.replace(/=+$/, '').length * 3) / 4)
  let bytes = 0
  for (const letter of data) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
