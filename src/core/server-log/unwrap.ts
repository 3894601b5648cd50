// What carries a log puts its own time and names in front of each line: journald, containers, orchestrators.
// They are taken off, so that the formats see what the program itself wrote.

import type { Milliseconds } from '../units.ts'
import type { Instant } from './line.ts'
import { epochTime, findTime } from './time.ts'

export interface Unwrapped {
  readonly line: string
  /** The carrier's time; null where there is none. */
  readonly at: Instant | null
}

/** ANSI escape sequences (ECMA-48 §5.4), and the operating system's commands some terminals take. */
const escapes = new RegExp(String.raw`${'\u001b'}(?:\[[0-?]*[ -/]*[@-~]|\][^${'\u0007'}]*${'\u0007'})`, 'g')
/** `web-1  | `, `[pod/web-5d/app] `. */
const named = /^(?:[\w.-]{1,80} +\| |\[pod\/[^\]\s]{1,200}\] )/
/** `host program[123]: `, as journald's short outputs and syslog write it. */
const program = /^\S{1,100} [\w.@/-]{1,100}\[\d+\]: /
const programNoPid = /^\S{1,100} [\w.@/-]{1,100}(?:\[\d+\])?: /
const containerRuntime = /^std(?:out|err) [FP] /

/** Takes off every carrier's prefix; a line without one comes back as it is. */
export function unwrap(raw: string, near: Milliseconds): Unwrapped {
  const line = raw.replace(escapes, '').replace(named, '').replace(/\r$/, '')
  if (line.startsWith('{')) return fromJournal(line) ?? { line, at: null }
  const found = findTime(line, near)
  if (found?.index !== 0) return { line, at: null }
  const rest = line.slice(found.length)
  if (!rest.startsWith(' ') && rest !== '') return { line, at: null }
  const said = rest.slice(1)
  const isSyslog = /^[A-Z]/.test(line)
  const carrier = (isSyslog ? programNoPid : program).exec(said)
  if (carrier) return { line: said.slice(carrier[0].length), at: found.instant }
  // RFC 3339 with its zone, in front of anything: Docker, Kubernetes, and programs that write it themselves.
  if (found.instant.zoned && line[10] === 'T')
    return { line: said.replace(containerRuntime, ''), at: found.instant }
  return { line, at: null }
}

/** `journalctl -o json`: one object a line, the time in microseconds. */
function fromJournal(line: string): Unwrapped | null {
  const entry = parseObject(line)
  const at = epochTime(Number(entry?.__REALTIME_TIMESTAMP ?? Number.NaN))
  const message = entry?.MESSAGE
  if (!at) return null
  if (typeof message === 'string') return { line: message.replace(escapes, ''), at }
  // What is no UTF-8 comes as its bytes.
  if (!Array.isArray(message)) return null
  const bytes = message.slice(0, 8192).map((each) => (typeof each === 'number' ? each & 255 : 0))
  return { line: String.fromCharCode(...bytes).replace(escapes, ''), at }
}

/** A line as a JSON object, or null. */
export function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith('{') || !line.trimEnd().endsWith('}')) return null
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null // a line that only looks like JSON
    throw error
  }
}
