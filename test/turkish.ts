// The panel's words in Turkish, as a browser gives them, and what is left of the English in a text.

import { speak } from '../panels/language/say.ts'
import turkish from '../panels/locales/tr.json'

const messages: Record<string, { readonly message: string; readonly description?: string } | undefined> =
  turkish

export function speakTurkish(): void {
  speak('tr', (name, filled) =>
    (messages[name]?.message ?? '').replace(/\$([1-9])/g, (_, place) => filled[Number(place) - 1] ?? ''),
  )
}

const translations = Object.values(messages).map((each) => each?.message ?? '')
const pieces = Object.values(messages)
  .flatMap((each) => (each?.description ?? '').split(/\$\d/))
  .map((piece) => piece.replaceAll('`', '').replace(/^[\s,;:.()“”]+|[\s,;:.()“”]+$/g, ''))
  // Two words and more, which no translation keeps: names of headers and of code are the same in every language.
  .filter((piece) => piece.length > 11 && / /.test(piece))
  .filter((piece) => !translations.some((text) => text.replaceAll('`', '').includes(piece)))
const english = [...new Set(pieces)]

/** The pieces of the core's English sentences that stand in a text. */
export function englishIn(text: string): readonly string[] {
  const plain = text.replaceAll('`', '').replace(/\s+/g, ' ')
  return english.filter((piece) => plain.includes(piece))
}
