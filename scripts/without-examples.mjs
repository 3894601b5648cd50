// Rules stand in one file with the examples that prove them; what is shipped needs the rules alone.

import { readFile } from 'node:fs/promises'
import jsTokens from 'js-tokens'

const opening = new Set(['(', '[', '{'])
const closing = new Set([')', ']', '}'])

/**
 * Empties every `examples: […]` of a source text.
 * @param {string} text
 */
export function withoutExamples(text) {
  let kept = ''
  let depth = 0
  /** The depth of the list that is left out; null outside of one. */
  let inside = /** @type {number | null} */ (null)
  /** @type {string[]} */
  let before = []
  for (const { type, value } of jsTokens(text)) {
    const punctuator = type === 'Punctuator'
    if (punctuator && closing.has(value)) depth--
    if (inside === depth) inside = null
    if (inside === null) kept += value
    if (punctuator && value === '[' && before.join(' ') === 'examples :') inside ??= depth
    if (punctuator && opening.has(value)) depth++
    // A template's own braces open and close as tokens that are no punctuators.
    if (type !== 'WhiteSpace' && type !== 'LineTerminatorSequence') before = [...before.slice(-1), value]
  }
  return kept
}

/** @type {import('esbuild').Plugin} */
export const leaveOutExamples = {
  name: 'leave-out-examples',
  setup(build) {
    build.onLoad({ filter: /src\/core\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      return text.includes('\n  examples: [') ? { contents: withoutExamples(text), loader: 'ts' } : null
    })
  },
}
