// What the panel says, in the language of the browser. The words stand in `locales/<language>.json`, a file a
// language in the format of the extension messages API; views name a message and give what goes into it. The core's
// sentences, which stand in English in its code, stand translated in the same files.

import { type Lookup, speak as speakCore } from '../../src/core/said.ts'
import type english from '../locales/en.json'

export type MessageName = keyof typeof english
/** Messages that depend on a number stand once for each plural form of the language: `sockets_one`, `sockets_other`. */
export type CountedName = MessageName extends infer Name
  ? Name extends `${infer Counted}_other`
    ? Counted
    : never
  : never

let lookup: Lookup = (name) => name
let plurals = new Intl.PluralRules('en')

/** From here on messages come from `messages`, and numbers take the forms of `language` (BCP 47). */
export function speak(language: string, messages: Lookup): void {
  lookup = messages
  plurals = new Intl.PluralRules(language)
  speakCore(language, messages)
}

/** The message, with what stands in it as `$1`, `$2`… */
export function say(name: MessageName, ...filled: readonly (string | number)[]): string {
  return lookup(name, filled.map(String)) || name
}

/** The message in the form for this many, which is `$1`; what else stands in it is `$2`… */
export function sayCount(name: CountedName, count: number, ...filled: readonly (string | number)[]): string {
  const given = [count, ...filled].map(String)
  return lookup(`${name}_${plurals.select(count)}`, given) || lookup(`${name}_other`, given) || name
}
