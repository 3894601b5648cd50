// Outcomes without what is another each time: a table that is made again should differ only where browsers do.

/** `Open 3.9 s · 12 messages` as `Open · messages`. */
export function outcomeWords(outcome: string): string {
  return outcome
    .replace(/\b(?:for )?\d[\d.,]*\s?(?:ms|s|min(?: \d+ s)?)\b/g, '')
    .replace(/\b\d+ messages?\b/g, 'messages')
    .replace(/\s+/g, ' ')
    .trim()
}
