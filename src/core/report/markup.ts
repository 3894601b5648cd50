// Markup that cannot be broken by what is written into it: every value is escaped, unless it is markup already.
//
//   markup`<td>${url}</td>`            url is shown as text, whatever it holds
//   markup`<ul>${items.map(item)}</ul>`  lists of markup are joined

import { printable } from '../printable.ts'

export interface Markup {
  readonly markup: string
}

type Value = string | number | Markup | null | false | readonly Value[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it is shown: inert, with nothing in it that reorders or hides what stands beside it. */
function shown(text: string): string {
  return printable(text).replace(/[&<>"']/g, (letter) => escapes[letter] ?? '')
}

function written(value: Value): string {
  if (value === null || value === false) return ''
  if (Array.isArray(value)) return (value as readonly Value[]).map(written).join('')
  if (typeof value === 'object' && 'markup' in value) return value.markup
  return shown(String(value))
}

export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: parts.map((part, index) => part + written(values[index] ?? null)).join('') }
}
