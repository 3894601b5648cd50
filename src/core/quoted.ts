// Splits text of the notation at letters that stand outside of quotes, in one pass.

/**
 * The parts between the letters that `splits` names; empty ones are left out.
 * @throws {SyntaxError} when a quote is not closed.
 */
export function splitUnquoted(text: string, splits: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (quoted && letter === '\\') at++
    else if (letter === '"') quoted = !quoted
    else if (!quoted && splits.includes(letter)) {
      if (at > start) parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  if (quoted) throw new SyntaxError('a quote is not closed')
  if (text.length > start) parts.push(text.slice(start))
  return parts
}
