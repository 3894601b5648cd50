// The word that somebody may have meant.

/** The nearest of the words, if no more than two letters are wrong, missing, too many or swapped; null for none. */
export function nearest(text: string, words: readonly string[]): string | null {
  if (text.length > 16) return null
  const wrong = words.map((word) => [distance(text.toLowerCase(), word), word] as const)
  const allowed = text.length < 4 ? 1 : 2
  const [best] = wrong.filter(([letters]) => letters <= allowed).sort(([a], [b]) => a - b)
  return best?.[1] ?? null
}

/** Letters to change, with neighbours swapped as one (optimal string alignment). */
function distance(a: string, b: string): number {
  let older: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + change,
          swapped ? (older[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    older = last
    last = row
  }
  return last[b.length] ?? 0
}
