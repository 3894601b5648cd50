// The values of HTTP header fields as RFC 9110 §5.6 writes them: tokens, lists and quoted strings. No
// library reads the grammar of Sec-WebSocket-Extensions and keeps what was repeated or wrong.

import { withoutEnds } from '../ends.ts'
import { said } from '../said.ts'

/** RFC 9110 §5.6.2 */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text)
}

/**
 * The elements of a list (RFC 9110 §5.6.1), split at commas outside of quoted strings. Empty elements, which
 * no sender may write, are kept: browsers count them.
 */
export function listOf(value: string): readonly string[] {
  const elements = value.match(/(?:"(?:\\.|[^"\\])*"?|[^,"])+|,/gs) ?? []
  const list = ['']
  for (const element of elements)
    if (element === ',') list.push('')
    else list[list.length - 1] += element
  return list.map(trimmed)
}

function trimmed(text: string): string {
  return withoutEnds(text, ' \t')
}

export interface Parameter {
  readonly name: string
  /** Unquoted; null for a parameter without a value. */
  readonly value: string | null
}

export interface Extension {
  readonly name: string
  readonly parameters: readonly Parameter[]
}

export interface Extensions {
  readonly text: string
  readonly extensions: readonly Extension[]
  /** Where the text leaves the grammar; null where it does not. What came before is in `extensions`. */
  readonly wrong: string | null
}

/** Reads `extension-list` (RFC 6455 §9.1); a quoted value must be a token once it is unquoted. */
export function parseExtensions(text: string): Extensions {
  const extensions: { name: string; parameters: Parameter[] }[] = []
  let at = 0
  const take = (pattern: RegExp): string | null => {
    const [, found] = pattern.exec(text.slice(at)) ?? []
    if (found === undefined) return null
    at += /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0
    at += found.length
    return found
  }
  const stopped = (expected: string): Extensions => ({
    text,
    extensions,
    wrong:
      at < trimmed(text).length
        ? said`${expected} expected at “${trimmed(text.slice(at))}”`
        : said`${expected} expected at its end`,
  })
  do {
    const name = take(token)
    if (name === null)
      return text.trim() === '' ? { text, extensions, wrong: 'empty' } : stopped(said`a name`)
    const parameters: Parameter[] = []
    extensions.push({ name, parameters })
    while (take(/^[ \t]*(;)/) !== null) {
      const parameter = take(token)
      if (parameter === null) return stopped(said`a parameter`)
      if (take(/^[ \t]*(=)/) === null) {
        parameters.push({ name: parameter, value: null })
        continue
      }
      const start = at
      const value = take(token) ?? unquoted(take(quoted))
      if (value === null) {
        at = start
        return stopped(said`a value`)
      }
      parameters.push({ name: parameter, value })
    }
  } while (take(/^[ \t]*(,)/) !== null)
  return take(/^[ \t]*()$/) === null ? stopped(said`“,” or “;”`) : { text, extensions, wrong: null }
}

const token = /^[ \t]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)/
const quoted = /^[ \t]*("(?:\\.|[^"\\])*")/s

function unquoted(text: string | null): string | null {
  const value = text?.slice(1, -1).replace(/\\(.)/gs, '$1') ?? ''
  return isToken(value) ? value : null
}
