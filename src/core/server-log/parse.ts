// Text of a server's log → facts. It never throws and is bounded in every direction: whatever was pasted, what
// was not understood is counted and told.

import type { ServerLogged } from '../fact.ts'
import { type Milliseconds, type SubjectId, tenths } from '../units.ts'
import { spoken } from './formats/application.ts'
import { formats } from './formats/index.ts'
import type { Instant } from './line.ts'
import { bareRecord, bounded, LogRecord } from './record.ts'
import { unwrap } from './unwrap.ts'

/** Of a longer text the end is read: a log's newest lines are its last. */
export const mostCharacters = 20_000_000
const mostLines = 100_000
const mostInLine = 8192
/** A carrier that is late by so much, now more and now less, did not see the lines as they were written. */
const unsteady: Milliseconds = 2000

export interface ParsedLog {
  /** In the order of the text. `at` is 0 where the log tells no time. */
  readonly facts: readonly ServerLogged[]
  /** Lines that are not blank. */
  readonly lines: number
  readonly notUnderstood: number
  /** The first of those, bounded. */
  readonly firstNotUnderstood: string
  /** Whether the beginning was left out because the text is too long. */
  readonly cut: boolean
}

/** Text that no terminal shows: binary, or of another encoding. */
const junk = /[^\P{Cc}\t]|\ufffd/u

/**
 * Reads a log. Lines that tell their zone are about `server.<log>`, others about `server.<log>-local`: those are
 * two clocks, and the latter's times are read as if they were UTC.
 * @param near a time of the session, in milliseconds since the epoch: the year nearest to it is taken where a
 * format tells none.
 */
export function parseServerLog(text: string, log: number, near: Milliseconds): ParsedLog {
  const whole = text.length <= mostCharacters
  const { lines, all } = lastLines(whole ? text : text.slice(-mostCharacters))
  const records: LogRecord[] = []
  let [count, notUnderstood, firstNotUnderstood] = [0, 0, '']
  for (const raw of lines) {
    const { line: carriedLine, at } = unwrap(raw, near)
    for (const line of carriedLine.split('\n')) {
      if (/\S/.test(line)) count++
      if (understand(line, at, near, records) || !/\S/.test(line)) continue
      if (notUnderstood++ === 0) firstNotUnderstood = bounded(raw.replace(/[^\P{Cc}\t]/gu, '·').trim(), 120)
    }
  }
  return {
    facts: factsOf(records, log),
    lines: count,
    notUnderstood,
    firstNotUnderstood,
    cut: !(whole && all),
  }
}

/** Adds the line to the records, or says that it is none. */
function understand(
  line: string,
  carried: Instant | null,
  near: Milliseconds,
  records: LogRecord[],
): boolean {
  if (junk.test(line)) return false
  const last = records.at(-1)
  if (last?.continues(line)) return true
  if (line.trim() === '') return true
  const record = read(line, carried, near) ?? bareRecord(line, carried)
  if (record) {
    records.push(record)
    return true
  }
  // What a carrier stamped stands for itself, unless it is indented.
  if ((!carried || /^\s/.test(line)) && last?.takes(line)) return true
  if (!carried) return false
  records.push(new LogRecord(spoken(line), line, carried))
  return true
}

function read(line: string, carried: Instant | null, near: Milliseconds): LogRecord | null {
  // An indented line goes on with something; no format begins with one.
  if (/^\s/.test(line)) return null
  for (const format of formats) {
    const reading = format.read(line, near)
    if (reading) return new LogRecord(reading, line, carried)
  }
  return null
}

/** The last lines of a text, each bounded. */
function lastLines(text: string): { readonly lines: readonly string[]; readonly all: boolean } {
  const lines: string[] = []
  let end = text.length
  while (end >= 0 && lines.length < mostLines) {
    const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1
    lines.push(text.slice(start, Math.min(end, start + mostInLine)))
    end = start - 1
  }
  return { lines: lines.reverse(), all: end < 0 }
}

function factsOf(records: readonly LogRecord[], log: number): readonly ServerLogged[] {
  const steady = isSteady(records)
  const times = records.map(({ reading, carried }) =>
    steady ? (carried ?? reading.at) : (reading.at ?? carried),
  )
  const firstTime = times.find((each) => each !== null)
  let zoned = firstTime?.zoned ?? true
  return records.map((record, index) => {
    const time = times[index] ?? null
    zoned = time?.zoned ?? zoned
    const { reading, event, text } = record
    return {
      kind: 'server:logged',
      about: `server.${log}${zoned ? '' : '-local'}` as SubjectId,
      at: tenths(time?.ms ?? 0),
      event,
      path: bounded(reading.path, 2000),
      status: reading.status,
      peer: bounded(reading.peer, 100),
      by: time && time.step > 1 ? `${reading.by}${toThe(time.step)}` : reading.by,
      text,
    }
  })
}

/**
 * Whether the carrier's times are those of the lines. A program whose output is buffered hands many lines over at
 * once: then its own times say more.
 */
function isSteady(records: readonly LogRecord[]): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { carried, reading } of records) {
    if (!carried || !reading.at) continue
    const lag = carried.ms - reading.at.ms
    least = Math.min(least, lag)
    most = Math.max(most, lag)
  }
  return !(most - least > unsteady)
}

const toTheSecond = ', to the second'
const toTheTenth = ', to a tenth of a second'
const toTheHundredth = ', to a hundredth of a second'
const toThe = (step: Milliseconds) => (step >= 1000 ? toTheSecond : step >= 100 ? toTheTenth : toTheHundredth)

/** How far apart two times may be that the fact's log writes alike. */
export function stepOf({ by }: ServerLogged): Milliseconds {
  if (by.endsWith(toTheSecond)) return 1000
  if (by.endsWith(toTheTenth)) return 100
  return by.endsWith(toTheHundredth) ? 10 : 1
}
