// Writes terms as a person would: the other direction of `parse`.

import { cut } from './scan.ts'
import type { Term, Value } from './term.ts'

type Printed = Pick<Term, 'not' | 'key'> & { readonly values: readonly Pick<Value, 'kind' | 'text'>[] }

export function print(terms: readonly Printed[]): string {
  return terms.map(printTerm).join(' ')
}

export function printTerm({ not, key, values }: Printed): string {
  const said = values.map(({ kind, text }) =>
    kind === 'pattern' ? `/${text}/` : readsAlone(text, key) ? text : quote(text),
  )
  return `${not ? '-' : ''}${key === '' ? '' : `${key}:`}${said.join(key === '' ? '|' : ',')}`
}

export const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

/** Whether a value is read as it is without quotes. */
export function readsAlone(text: string, key: string): boolean {
  if (/[\s",|]/.test(text)) return key === '' && /^[^\s"|]+$/.test(text) && readsSame(text, '')
  return readsSame(text, key)
}

function readsSame(text: string, key: string): boolean {
  const [only, ...more] = cut(key === '' ? text : `${key}:${text}`)
  const [value, ...others] = only?.values ?? []
  if (!only || !value || more.length + others.length > 0) return false
  return only.key === key && !only.not && value.kind === 'text' && value.text === text
}
