// A secret that was found in its place may stand in others: a server's log line, a close reason, the text of a
// failure. There it is renamed wherever it stands by itself.

import type { Pseudonyms } from './pseudonyms.ts'

/** Shorter ones would be found in words that have nothing to do with them. */
const shortest = 8
const atom = /[\w~+%-](?:[\w~+%.-]*[\w~+%-])?/g
const whole = new RegExp(`^${atom.source}$`)
/** Alternatives of one expression. */
const many = 500

export class Elsewhere {
  readonly #names: Pseudonyms
  /** For secrets that are more than one atom. */
  readonly #longer: readonly RegExp[]

  constructor(names: Pseudonyms) {
    this.#names = names
    const longer = [...names.secrets()]
      .filter((secret) => secret.length >= shortest && !whole.test(secret))
      .sort((a, b) => b.length - a.length)
      .map((secret) => secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    this.#longer = Array.from(
      { length: Math.ceil(longer.length / many) },
      (_, part) => new RegExp(longer.slice(part * many, (part + 1) * many).join('|'), 'g'),
    )
  }

  in(text: string): string {
    if (text.length < shortest) return text
    const renamed = this.#longer.reduce(
      (left, secrets) => left.replace(secrets, (found) => this.#names.known(found) ?? found),
      text,
    )
    return renamed.replace(atom, (found) =>
      found.length < shortest ? found : (this.#names.known(found) ?? found),
    )
  }
}
