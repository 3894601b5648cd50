// Takes letters off the end of a text in one pass. A regular expression for that begins again at every letter
// in the middle, which takes a hostile text's length squared.

/** The text without any of these letters at its end. */
export function withoutEnd(text: string, letters: string): string {
  let end = text.length
  while (end > 0 && letters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** The text without any of these letters at its beginning and end. */
export function withoutEnds(text: string, letters: string): string {
  const kept = withoutEnd(text, letters)
  let start = 0
  while (start < kept.length && letters.includes(kept.charAt(start))) start++
  return kept.slice(start)
}
