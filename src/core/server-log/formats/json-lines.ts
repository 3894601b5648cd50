// One JSON object a line: pino, bunyan, winston, structlog and their kin. Names of fields differ; a line counts
// only if it has a time or a message.

import { eventOfStatus, type Format, type Instant, type Reading } from '../line.ts'
import { epochTime, wholeTime } from '../time.ts'
import { parseObject } from '../unwrap.ts'

type Loose = Readonly<Record<string, unknown>>

const times = ['time', 'timestamp', '@timestamp', 'ts', 'datetime', 'asctime', 'date', 't']
const messages = ['msg', 'message', 'event']
const failing: ReadonlySet<string> = new Set([
  'error',
  'critical',
  'fatal',
  'severe',
  'emerg',
  'alert',
  'crit',
])

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const inside = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {}

export const jsonLines: Format = {
  read(line) {
    const entry = parseObject(line)
    if (!entry) return null
    const at = times.reduce<Instant | null>((found, name) => found ?? timeOf(entry[name]), null)
    const said = messages.map((name) => textOf(entry[name])).find((text) => text !== '')
    if (!at && said === undefined) return null
    const [request, response] = [inside(entry.req ?? entry.request), inside(entry.res ?? entry.response)]
    const path = textOf(request.url) || textOf(entry.url) || textOf(entry.path)
    const status = statusOf(response.statusCode ?? response.status ?? entry.statusCode ?? entry.status)
    const exception = exceptionOf(entry)
    const loud = isLoud(entry.level ?? entry.severity ?? entry.levelname) || exception !== ''
    return {
      at,
      event: loud ? 'failed' : status === null ? 'said' : status === 101 ? 'accepted' : eventOfStatus(status),
      path: path.replace(/^\w+:\/\/[^/]*/, ''),
      status,
      peer: peerIn(entry, request),
      by: writerOf(entry),
      takesMore: false,
      ...(exception === '' ? {} : { exception }),
    }
  },
  examples: [
    {
      line: '{"level":30,"time":1795417258520,"pid":12696,"hostname":"vm","req":{"url":"/ws/a","remoteAddress":"127.0.0.1","remotePort":5000,"method":"GET"},"msg":"upgrade"}',
      at: '2026-11-23T07:00:58.520Z',
      says: 'said /ws/a 127.0.0.1:5000',
    },
    {
      line: '{"level":50,"time":1795417258522,"pid":12696,"hostname":"vm","err":{"type":"TypeError","message":"x","stack":"TypeError: x\\n    at Object.<anonymous> (/app/l.js:1:175)"},"msg":"socket failed"}',
      at: '2026-11-23T07:00:58.522Z',
      says: 'failed',
    },
    {
      line: '{"name":"app","hostname":"vm","pid":12696,"level":30,"url":"/ws/a","msg":"hi","time":"2026-11-23T07:00:58.613Z","v":0}',
      at: '2026-11-23T07:00:58.613Z',
      says: 'said /ws/a',
    },
    {
      line: '{"level":"info","message":"request done","timestamp":"2026-11-23T07:00:59.199Z","url":"/ws/a","statusCode":401}',
      at: '2026-11-23T07:00:59.199Z',
      says: 'rejected 401 /ws/a',
    },
    {
      line: '{"level":"error","message":"boom","stack":"Error: boom\\n    at Object.<anonymous> (/app/l.js:3:229)","timestamp":"2026-11-23T07:00:59.201Z"}',
      at: '2026-11-23T07:00:59.201Z',
      says: 'failed',
    },
    {
      line: '{"event": "connected", "timestamp": "2026-11-23T07:00:59.2Z", "level": "info", "path": "/ws/a"}',
      at: '2026-11-23T07:00:59.200Z',
      says: 'said /ws/a',
    },
  ],
}

function timeOf(value: unknown): Instant | null {
  if (typeof value === 'number') return epochTime(value)
  if (typeof value !== 'string') return null
  return wholeTime(value) ?? (/^\d{10,19}(?:\.\d+)?$/.test(value) ? epochTime(Number(value)) : null)
}

/** pino and bunyan count 50 for an error; others name it. */
function isLoud(level: unknown): boolean {
  return typeof level === 'number' ? level >= 50 : failing.has(textOf(level).toLowerCase())
}

function statusOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null
}

function peerIn(entry: Loose, request: Loose): string {
  const host = textOf(request.remoteAddress) || textOf(entry.remoteAddress) || textOf(entry.peer)
  const port = request.remotePort ?? entry.remotePort
  return typeof port === 'number' ? `${host.includes(':') ? `[${host}]` : host}:${port}` : host
}

function exceptionOf(entry: Loose): string {
  const error = inside(entry.err ?? entry.error)
  const stack = textOf(error.stack) || textOf(entry.stack)
  if (stack !== '') return stack
  const python = textOf(entry.exc_info) || textOf(entry.exception) || textOf(entry.traceback)
  if (python !== '') return `${python.trimEnd().split('\n').at(-1) ?? ''}\n${python}`
  const type = textOf(error.type) || textOf(error.name)
  return type === '' ? '' : `${type}: ${textOf(error.message)}`
}

function writerOf(entry: Loose): Reading['by'] {
  if (typeof entry.level === 'number' && entry.v === 0) return 'bunyan'
  if (typeof entry.level === 'number' && typeof entry.time === 'number') return 'pino'
  if (typeof entry.level === 'string' && 'message' in entry && 'timestamp' in entry) return 'winston'
  return 'JSON lines'
}
