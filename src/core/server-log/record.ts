// A line of a log together with the lines that belong to it: continued messages, tracebacks of Python, stacks of
// Node. What it becomes is one fact.

import type { ServerEvent } from '../fact.ts'
import type { Instant, Reading } from './line.ts'

/** Longest texts kept: of a line, and of an exception with its traceback. */
const [mostText, mostTrace, mostException] = [500, 2000, 400]
/** More lines than this belong to no single record. */
const mostLines = 400

const opens = /^[\s|+]*(?:Exception Group )?Traceback \(most recent call last\):/
const joins = /^(?:During handling of the above exception|The above exception was the direct cause|\s*$)/
const indented = /^(?:\s|[|+] )/
const nodeFrame = /^\s{2,}at \S/
/** How an uncaught exception begins where nothing stands before it. */
const bareException = /^(?:Uncaught |Unhandled )?[A-Za-z_][\w.$]{0,100}(?:Error|Exception)\b/
const exceptionIn = /\b[A-Za-z_][\w.$]{0,100}(?:Error|Exception)\b.*$/s

export class LogRecord {
  readonly reading: Reading
  /** The carrier's time, where the line had one in front. */
  readonly carried: Instant | null
  #lines: string[]
  #exception: string
  #trace: 'none' | 'inside' | 'over' = 'none'

  constructor(reading: Reading, line: string, carried: Instant | null) {
    this.reading = reading
    this.carried = carried
    this.#lines = [line]
    this.#exception = reading.exception ?? ''
    if (opens.test(line)) this.#trace = 'inside'
  }

  /** Takes a line that can only be of this record, whatever it may look like; false where it need not be. */
  continues(line: string): boolean {
    if (this.#lines.length >= mostLines) return false
    if (opens.test(line)) {
      if (this.#trace === 'none' && !this.reading.takesMore) return false
      this.#trace = 'inside'
    } else if (this.#trace === 'inside') {
      if (!indented.test(line)) {
        this.#exception = line
        this.#trace = 'over'
      }
    } else if (this.#trace === 'over' && joins.test(line)) {
      // the next traceback of the same chain follows
    } else if (nodeFrame.test(line) && (this.reading.takesMore || this.#exception !== '')) {
      const last = this.#lines.at(-1) ?? ''
      if (this.#exception === '') this.#exception = exceptionIn.exec(last)?.[0] ?? last.trim()
    } else return false
    this.#lines.push(line)
    return true
  }

  /** Takes a line that nothing else explains, where this record can go on; false where it cannot. */
  takes(line: string): boolean {
    const more = this.reading.takesMore || this.#trace === 'over'
    if (!more || this.#lines.length >= mostLines) return false
    this.#lines.push(line)
    return true
  }

  get event(): ServerEvent {
    return this.#exception === '' ? this.reading.event : 'failed'
  }

  get text(): string {
    const whole = this.#lines.join('\n')
    if (this.#exception === '') return bounded(whole, mostText)
    const exception = bounded(this.#exception, mostException)
    if (whole.startsWith(exception)) return bounded(whole, mostTrace)
    if (this.reading.exception !== undefined) return bounded(`${exception}\n${whole}`, mostTrace)
    // The innermost frames stand last, and say where it was thrown.
    const [head = '', ...below] = this.#lines
    const rest = `${bounded(head, mostText)}\n${below.join('\n')}`
    const room = mostTrace - exception.length - 1
    return `${exception}\n${rest.length <= room ? rest : `…${rest.slice(1 - room)}`}`
  }
}

/** A record for a line that begins an exception with nothing before it; null for any other. */
export function bareRecord(line: string, carried: Instant | null): LogRecord | null {
  const python = opens.test(line)
  if (!python && !bareException.test(line)) return null
  const by = python ? 'Python traceback' : 'exception'
  const reading = {
    at: null,
    event: 'failed',
    path: '',
    status: null,
    peer: '',
    by,
    takesMore: true,
  } as const
  return new LogRecord(python ? reading : { ...reading, exception: line }, line, carried)
}

/** Text of at most so many UTF-16 units, cut at a whole character. */
export function bounded(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
