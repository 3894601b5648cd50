// The names that stand in the place of secrets: equal secrets get equal names, in whichever fact they are found. A
// pseudonym is a token (RFC 9110 §5.6.2), so that it can stand wherever a secret stood.

import type { Redacted } from '../file/header.ts'
import { concealed, isHidden } from '../secrets.ts'

export type RedactedKind = keyof Redacted

export interface Replaced {
  readonly kind: RedactedKind
  /** Where it was found first: a cookie's, header's or parameter's name; empty where it had none. */
  readonly name: string
  readonly pseudonym: string
  /** What may be said of it: `present, 32 characters`. */
  readonly shown: string
  /** How often it stood in the session. */
  readonly uses: number
}

type Counted = { -readonly [K in keyof Replaced]: Replaced[K] }

export class Pseudonyms {
  readonly #replaced = new Map<string, Counted>()
  /** Bodies of messages are no words to look for elsewhere. */
  readonly #messages = new Map<string, Counted>()
  readonly #counts = new Map<RedactedKind, number>()

  /** The name for a secret, a new one if it has none; what is a pseudonym already, or empty, stays. */
  of(secret: string, kind: RedactedKind, name = ''): string {
    if (secret === '' || isHidden(secret)) return secret
    const known = this.known(secret)
    if (known !== null) return known
    const own = kind === 'message' ? this.#messages : this.#replaced
    const same = own.get(secret)
    if (same) {
      same.uses++
      return same.pseudonym
    }
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    const pseudonym = `redacted-${kind}-${count}`
    own.set(secret, { kind, name, pseudonym, shown: concealed(secret), uses: 1 })
    return pseudonym
  }

  /** The name of a secret, but a message, that was found before: one more use of it. Null for what is none. */
  known(text: string): string | null {
    const found = this.#replaced.get(text)
    if (!found) return null
    found.uses++
    return found.pseudonym
  }

  /** The secrets that are to be looked for elsewhere. */
  secrets(): Iterable<string> {
    return this.#replaced.keys()
  }

  list(): readonly Replaced[] {
    return [...this.#replaced.values(), ...this.#messages.values()]
  }

  /** How many different secrets of each kind there are. */
  counts(): Redacted {
    const of = (kind: RedactedKind) => this.#counts.get(kind) ?? 0
    return {
      cookie: of('cookie'),
      authorization: of('authorization'),
      query: of('query'),
      subprotocol: of('subprotocol'),
      path: of('path'),
      userinfo: of('userinfo'),
      message: of('message'),
    }
  }
}
