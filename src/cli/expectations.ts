// `--expect '/ws/chat=opens'`: what must become of the sockets to an endpoint, so that a pipeline can gate on it.

import { outcome } from '../core/outcome.ts'
import { printable } from '../core/printable.ts'
import { rules } from '../core/rules/index.ts'
import type { Row } from '../core/session.ts'
import { pathOf } from '../core/words.ts'
import { UsageError } from './command.ts'

export interface Expectation {
  /** A path, in which `*` stands for anything. */
  readonly endpoint: string
  readonly outcome: string
}

export interface Checked extends Expectation {
  readonly met: boolean
  /** What was seen instead; empty where it was met. */
  readonly instead: string
}

const words: Readonly<Record<string, (row: Row) => boolean>> = {
  opens: ({ socket }) => socket.summary.opened !== null,
  fails: ({ socket }) => socket.summary.phase === 'failed',
  flagged: ({ diagnosis }) => diagnosis.verdict !== null,
  healthy: ({ diagnosis }) => diagnosis.verdict === null,
}

const ids = new Set(rules.map(({ id }) => id))

/** @throws UsageError where the text is no expectation, or names no outcome there is */
export function parseExpectation(text: string): Expectation {
  const at = text.lastIndexOf('=')
  const [endpoint, wanted] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
  if (endpoint === '' || wanted === '')
    throw new UsageError(`--expect ${text}: write ENDPOINT=OUTCOME, such as '/ws/chat=opens'`)
  if (!Object.hasOwn(words, wanted) && !ids.has(wanted))
    throw new UsageError(
      `--expect ${text}: ${wanted} is no outcome; ${Object.keys(words).join(', ')} are, and the id of every rule`,
    )
  return { endpoint, outcome: wanted }
}

/** Holds every expectation against the sockets: each one to the endpoint must meet it, and there must be one. */
export function check(expectations: readonly Expectation[], rows: readonly Row[]): readonly Checked[] {
  return expectations.map((expectation) => {
    const own = rows.filter(({ socket }) => names(expectation.endpoint, socket.summary.url))
    const other = own.find((row) => !meets(row, expectation.outcome))
    const instead =
      own.length === 0
        ? 'there was no socket to it'
        : other
          ? `#${other.socket.number}: ${outcome(other.diagnosis, 0)}${other.diagnosis.verdict ? ` (${other.diagnosis.verdict.rule})` : ''}`
          : ''
    return { ...expectation, met: instead === '', instead: printable(instead) }
  })
}

function meets(row: Row, wanted: string): boolean {
  const word = Object.hasOwn(words, wanted) ? words[wanted] : undefined
  return word ? word(row) : row.diagnosis.verdict?.rule === wanted
}

/** Whether a URL is one of the endpoint's: the whole of it, its path with the query, or its path. */
export function names(endpoint: string, url: string): boolean {
  const parts = endpoint.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
  const pattern = new RegExp(`^${parts.join('.*')}$`, 's')
  const path = pathOf(url)
  return [url, path, path.replace(/\?.*$/s, '')].some((each) => pattern.test(each))
}
