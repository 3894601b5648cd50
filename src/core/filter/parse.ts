// Reads a filter's text: `url:dashboard state:failed,left code:4xxx -chat`. What cannot be read is told as a problem,
// and filters nothing; no text is refused.

import { keyOf, keys } from './keys.ts'
import { nearest } from './near.ts'
import { type Cut, cut } from './scan.ts'
import type { Filter, Problem, Term, Test, Value } from './term.ts'

export function parse(text: string): Filter {
  const problems: Problem[] = []
  return { terms: cut(text).map((each) => termOf(asText(each, text), problems)), problems }
}

/** `localhost:8000` is a place and no key, unless a key is near to what was written. */
function asText(given: Cut, text: string): Cut {
  const { key, values, from, to } = given
  if (keyOf(key) || !/^\d/.test(values[0]?.kind === 'text' ? values[0].text : '')) return given
  if (nearest(key, Object.keys(keys))) return given
  const start = from + (given.not ? 1 : 0)
  return {
    ...given,
    key: '',
    values: [{ kind: 'text', text: text.slice(start, to), quoted: false, from: start, to }],
  }
}

function termOf({ key: name, ...given }: Cut, problems: Problem[]): Term {
  const key = keyOf(name)
  const { not, values, from, to } = given
  const chosen = values.some(({ text }) => key?.chosen?.includes(text.toLowerCase()))
  const plain = { not, key: name, values, from, to, timed: key?.timed === true || chosen }
  if (!key) {
    const end = from + (not ? 1 : 0) + name.length + 1
    problems.push({ kind: 'unknown-key', text: name, near: nearest(name, Object.keys(keys)), from, to: end })
    return { ...plain, holds: null }
  }
  const tests: Test[] = []
  for (const value of values) {
    if (value.text === '') continue
    const test = key.read(value)
    if (test) tests.push(test)
    else problems.push(problemOf(name, value, key.words ?? []))
  }
  const [only] = tests
  // One value that cannot be read must not make the others stricter than was meant.
  if (!only || tests.length < values.filter((value) => value.text !== '').length)
    return { ...plain, holds: null }
  const any: Test = tests.length === 1 ? only : (row, moment) => tests.some((test) => test(row, moment))
  return { ...plain, holds: not ? (row, moment) => !any(row, moment) : any }
}

function problemOf(key: string, { kind, text, from, to }: Value, words: readonly string[]): Problem {
  const takesPatterns = key === '' || keyOf(key)?.read({ kind: 'pattern', text: 'a', from, to }) !== null
  if (kind === 'pattern' && takesPatterns) return { kind: 'bad-pattern', text, from, to }
  return { kind: 'bad-value', text, key, near: nearest(text, words), from, to }
}
