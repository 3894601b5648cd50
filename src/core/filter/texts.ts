// How a filter looks for words: in any case, anywhere in the text, or by a pattern.

import type { Value } from './term.ts'

export type Finds = (text: string) => boolean

/** No further than this is looked: a page may make its URL as long as it likes, and a pattern may be slow. */
const farthest = { text: 100_000, pattern: 4000 }

/** Null where the pattern is none. */
export function finding(value: Value): Finds | null {
  if (value.kind === 'text') {
    const wanted = value.text.toLowerCase()
    return (text) => text.slice(0, farthest.text).toLowerCase().includes(wanted)
  }
  try {
    const expression = new RegExp(value.text, 'i')
    return (text) => expression.test(text.slice(0, farthest.pattern))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
