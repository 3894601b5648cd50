// Cuts a filter's text into terms and values, in one walk: minus, key, and values between commas or bars. What
// the words mean is not known here; every text is cut somehow.

import type { Span, Value } from './term.ts'

export interface Cut extends Span {
  readonly not: boolean
  /** In lower case; '' for free text. */
  readonly key: string
  readonly values: readonly Value[]
}

/** A word and a colon, unless it is the beginning of a URL. */
const keyed = /([a-z]+):(?!\/\/)/iy
/** Between slashes, with no space and no slash that is not escaped, up to the value's end. */
const pattern = /\/((?:[^/\\\s]|\\\S)+)\/(?=[\s,|]|$)/y
const plain = { keyed: /[^\s",|]+/y, free: /[^\s"|]+/y }
const quoted = /"((?:[^"\\]|\\[\s\S])*)("|\\?$)/y

/** Keys whose values are places: there `/ws/` is a path, and a pattern only with something of a pattern in it. */
const places: ReadonlySet<string> = new Set(['', 'url', 'path', 'frame'])

export function cut(text: string): readonly Cut[] {
  const cuts: Cut[] = []
  let at = 0
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at
    const found = expression.exec(text)
    if (found) at = expression.lastIndex
    return found
  }
  while (at < text.length) {
    if (take(/\s+/y)) continue
    const from = at
    const not = take(/-(?=\S)/y) !== null
    const key = take(keyed)?.[1]?.toLowerCase() ?? ''
    const values: Value[] = []
    const bare = key === '' ? plain.free : plain.keyed
    while (at < text.length && !/\s/.test(text.charAt(at))) {
      if (text.charAt(at) === '|' || (key !== '' && text.charAt(at) === ',')) at++
      else values.push(takeValue())
    }
    // A bar alone says nothing.
    if (key !== '' || values.length > 0) cuts.push({ not, key, values, from, to: at })

    function takeValue(): Value {
      const start = at
      const source = take(pattern)?.[1]
      if (source !== undefined && (!places.has(key) || /[^\w\-.~%]/.test(source)))
        return { kind: 'pattern', text: source, from: start, to: at }
      at = start
      let said = ''
      let inQuotes = false
      for (;;) {
        const next = take(bare)
        const within = next ? null : take(quoted)
        if (!next && !within) break
        said += next?.[0] ?? (within?.[1] ?? '').replace(/\\([\s\S])/g, '$1')
        inQuotes ||= within !== null
      }
      return { kind: 'text', text: said, quoted: inQuotes, from: start, to: at }
    }
  }
  return cuts
}
