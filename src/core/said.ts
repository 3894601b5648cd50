// The words of the core in the language of whoever reads them. A sentence stands in English where it is said, filled in
// by `said`; a translator's file holds it under a name that comes from the English text. Without a translation it is
// English; what machines read (ids, kinds, notation) never passes through here.

/** As `i18n.getMessage`: a message with `$1` to `$9` filled in, '' where there is none. */
export type Lookup = (name: string, substitutions: string[]) => string

/** A translation: its texts, and which value stands after each but the last. */
interface Form {
  readonly texts: readonly string[]
  readonly places: readonly number[]
}

let lookup: Lookup | null = null
let plurals = new Intl.PluralRules('en')
let forms = new WeakMap<TemplateStringsArray, Form | null>()
let words = new Map<string, string>()

/** From here on sentences come from `messages` where it has them; null for English. Numbers are those of `language`. */
export function speak(language: string, messages: Lookup | null): void {
  lookup = messages
  plurals = new Intl.PluralRules(language)
  forms = new WeakMap()
  words = new Map()
}

/** What the message of an English text is called; values stand in it as `$1`, `$2`… Browsers compare without case. */
export function messageOf(english: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < english.length; at++) hash = Math.imul(hash ^ english.charCodeAt(at), 0x01000193)
  const beginning = english.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return `said_${beginning.slice(0, 32)}_${(hash >>> 0).toString(36)}`
}

/** The English text of a template. */
export function englishOf(strings: readonly string[]): string {
  return strings.reduce((text, next, at) => `${text}$${at}${next}`)
}

/** Says a sentence: the English of the template, or its translation, with up to nine values filled in. */
export function said(strings: TemplateStringsArray, ...filled: readonly (string | number)[]): string {
  const form = lookup && formOf(strings)
  const texts = form?.texts ?? strings
  let text = texts[0] ?? ''
  for (let at = 1; at < texts.length; at++) text += `${filled[form?.places[at - 1] ?? at - 1]}${texts[at]}`
  return text
}

/** Marks texts that stand in a table: said in English here, and by `spoken` where they are shown. */
export function wording<const T>(texts: T): T {
  return texts
}

/** A marked text as it is shown. */
export function spoken(text: string): string {
  if (!lookup) return text
  const known = words.get(text)
  if (known !== undefined) return known
  const found = lookup(messageOf(text), []) || text
  words.set(text, found)
  return found
}

/** `1 message`, `2 messages`; other languages have a form of their own for each of their plurals. */
export function counted(count: number, noun: string): string {
  const english = `${count} ${noun}${count === 1 ? '' : 's'}`
  if (!lookup) return english
  const name = messageOf(`$1 ${noun}s`)
  return lookup(`${name}_${plurals.select(count)}`, [`${count}`]) || english
}

function formOf(strings: TemplateStringsArray): Form | null {
  const known = forms.get(strings)
  if (known !== undefined) return known
  const marks = strings.slice(1).map((_, at) => `$${at + 1}`)
  // Places are asked for by themselves, so that each message is looked up once.
  const message = lookup?.(messageOf(englishOf(strings)), marks) ?? ''
  const parts = message.split(/\$([1-9])/)
  const form = message && {
    texts: parts.filter((_, at) => at % 2 === 0),
    places: parts.filter((_, at) => at % 2 === 1).map((place) => Number(place) - 1),
  }
  forms.set(strings, form || null)
  return form || null
}
