// What can stand where the caret is: keys, and values that occur in the session, each with how many sockets it finds.

import type { Row } from '../session.ts'
import { hostOf, pathOf } from '../words.ts'
import { frameOf, keyOf, keys, protocolOf } from './keys.ts'
import { quote, readsAlone } from './print.ts'
import { cut } from './scan.ts'
import type { Moment, Span, Value } from './term.ts'

export interface Completion {
  /** A key's name or a value, as it is shown. */
  readonly text: string
  /** What takes the span's place. */
  readonly written: string
  /** How many sockets a value finds; null for keys. */
  readonly count: number | null
}

export interface Completions extends Span {
  /** The key that values are offered for; '' where keys are. */
  readonly key: string
  readonly options: readonly Completion[]
}

const most = 12

/** What rows say of a key; each different one is offered. */
const occurring: Readonly<Record<string, (row: Row) => readonly (string | number | undefined)[]>> = {
  url: ({ socket }) => [socket.summary.url],
  path: ({ socket }) => [pathOf(socket.summary.url)],
  host: ({ socket }) => [hostOf(socket.summary.url)],
  code: ({ socket }) => [socket.summary.closed?.code],
  status: ({ socket }) => [socket.summary.responded?.status],
  frame: (row) => [frameOf(row)],
  protocol: (row) => [protocolOf(row), ...row.socket.summary.protocols],
  cause: ({ diagnosis: { verdict, also } }) =>
    [verdict, ...also].flatMap((found) => (found ? [found.rule, found.family] : [])),
}

/** For keys that compare: what people ask for. */
const examples: Readonly<Record<string, readonly string[]>> = {
  code: ['none', '1xxx', '4xxx'],
  status: ['none', '>=400'],
  frame: ['top', 'worker'],
  messages: ['0', '>0', '>100'],
  size: ['>10kB', '>1MB'],
  duration: ['<100ms', '>1s', '>1min'],
  since: ['nav', '5s', '1min', '10min'],
  before: ['nav', '5s', '1min'],
}

export function complete(text: string, caret: number, rows: readonly Row[], moment: Moment): Completions {
  const term = cut(text).find(({ from, to }) => from < caret && caret <= to)
  if (!term) return { key: '', from: caret, to: caret, options: keysLike('') }
  const start = term.from + (term.not ? 1 : 0)
  const known = term.key !== '' && keyOf(term.key) !== null && caret > start + term.key.length
  if (!known) return { key: '', from: start, to: term.to, options: keysLike(text.slice(start, caret)) }
  const value = term.values.find(({ from, to }) => from < caret && caret <= to)
  const at = value ?? { from: caret, to: caret }
  return { key: term.key, from: at.from, to: at.to, options: valuesOf(term.key, value, rows, moment) }
}

function keysLike(typed: string): readonly Completion[] {
  return Object.keys(keys)
    .filter((name) => name.startsWith(typed.toLowerCase()))
    .map((name) => ({ text: name, written: `${name}:`, count: null }))
}

function valuesOf(
  key: string,
  value: Value | undefined,
  rows: readonly Row[],
  moment: Moment,
): readonly Completion[] {
  const typed = (value?.text ?? '').toLowerCase()
  const counts = new Map<string, number>()
  for (const row of rows)
    for (const each of new Set(occurring[key]?.(row) ?? []))
      if (each !== undefined && each !== '') counts.set(String(each), (counts.get(String(each)) ?? 0) + 1)
  const known = [...(keys[key]?.words ?? []), ...(examples[key] ?? [])]
  for (const word of known) {
    const holds = keys[key]?.read({ kind: 'text', text: word, quoted: false, from: 0, to: 0 })
    if (holds) counts.set(word, rows.filter((row) => holds(row, moment)).length)
  }
  return [...counts]
    .filter(([text]) => text.slice(0, 2000).toLowerCase().includes(typed))
    .sort(
      ([a, many], [b, more]) =>
        Number(more > 0) - Number(many > 0) || known.indexOf(a) - known.indexOf(b) || more - many,
    )
    .slice(0, most)
    .map(([text, count]) => ({ text, written: readsAlone(text, key) ? text : quote(text), count }))
}
