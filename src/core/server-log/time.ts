// The ways in which logs write a point in time. Fields are checked: a 61st minute is no time.

import { type Milliseconds, tenths } from '../units.ts'
import type { Instant } from './line.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const clock = String.raw`(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?`
const zone = String.raw`(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:]))?`
/** ISO 8601 and RFC 3339, also with a space for the T and slashes for the hyphens (nginx). */
const iso = new RegExp(String.raw`(\d{4})[-/](\d\d)[-/](\d\d)[T ]${clock}${zone}`)
/** The Common Log Format's time, and Django's with a space. */
const common = new RegExp(String.raw`(\d\d)/([A-Z][a-z]{2})/(\d{4})[: ]${clock}${zone}`)
/** RFC 3164 §4.1.2: no year, no zone. */
const syslog = new RegExp(String.raw`([A-Z][a-z]{2}) ([ \d]\d) ${clock}`)

interface Found {
  readonly instant: Instant
  readonly index: number
  readonly length: number
}

/** The first timestamp of a text that begins in its first 48 characters; null for none. */
export function findTime(text: string, near: Milliseconds): Found | null {
  const head = text.slice(0, 100)
  for (const read of [readIso, readCommon, readSyslog]) {
    const found = read(head, near)
    if (found && found.index <= 48) return found
  }
  return null
}

/** A time that is the whole text, or null. */
export function wholeTime(text: string): Instant | null {
  const found = text.length < 60 ? readIso(text) : null
  return found && found.index === 0 && found.length === text.length ? found.instant : null
}

function readIso(text: string): Found | null {
  const [all, year, month, day, hour, minute, second, fraction, offset] = iso.exec(text) ?? []
  if (all === undefined) return null
  const date = [Number(year), Number(month) - 1, Number(day)] as const
  return located(text, all, instantOf(date, [hour, minute, second], fraction, offset))
}

function readCommon(text: string): Found | null {
  const [all, day, month = '', year, hour, minute, second, fraction, offset] = common.exec(text) ?? []
  if (all === undefined) return null
  const date = [Number(year), months.indexOf(month), Number(day)] as const
  return located(text, all, instantOf(date, [hour, minute, second], fraction, offset))
}

function readSyslog(text: string, near: Milliseconds): Found | null {
  const [all, month = '', day, hour, minute, second, fraction] = syslog.exec(text) ?? []
  if (all === undefined) return null
  const year = new Date(near).getUTCFullYear()
  const [nearest] = [year - 1, year, year + 1]
    .flatMap((each) => {
      const date = [each, months.indexOf(month), Number(day)] as const
      return instantOf(date, [hour, minute, second], fraction, undefined) ?? []
    })
    .sort((a, b) => Math.abs(a.ms - near) - Math.abs(b.ms - near))
  return located(text, all, nearest ?? null)
}

function located(text: string, all: string, instant: Instant | null): Found | null {
  return instant && { instant, index: text.indexOf(all), length: all.length }
}

function instantOf(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly (string | undefined)[],
  fraction: string | undefined,
  offset: string | undefined,
): Instant | null {
  const ms = Date.UTC(year, month, day, Number(hour), Number(minute), Number(second))
  // Date.UTC lets the 31st of April be the 1st of May; a leap second may be the next minute's first.
  const real = new Date(ms)
  if (real.getUTCMonth() !== month || real.getUTCDate() !== day) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset ?? '') ?? []
  const ahead = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  const part = fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000
  return stamp(ms + part - ahead * 60_000, offset !== undefined, stepOf(fraction?.length ?? 0))
}

/** A number of seconds, milli-, micro- or nanoseconds since the epoch, told apart by its size. */
export function epochTime(value: number): Instant | null {
  for (const [scale, step] of [
    [1000, value % 1 === 0 ? 1000 : 1],
    [1, 1],
    [1e-3, 0.1],
    [1e-6, 0.1],
  ] as const) {
    const ms = value * scale
    if (ms >= 946_684_800_000 && ms < 4_102_444_800_000) return stamp(ms, true, step) // 2000 to 2100
  }
  return null
}

const stepOf = (digits: number): Milliseconds => (digits === 0 ? 1000 : digits < 3 ? 10 ** (3 - digits) : 1)

function stamp(ms: number, zoned: boolean, step: Milliseconds): Instant | null {
  return Number.isFinite(ms) && ms > 0 ? { ms: tenths(ms), zoned, step } : null
}
