// Writes terms as a person would: the other direction of `parse`.

import { cut } from './scan.ts'
import type { Term, Value } from './term.ts'

type Printed = Pick<Term, 'not' | 'key'> & { readonly values: readonly Pick<Value, 'kind' | 'text'>[] }

export function print(terms: readonly Printed[]): string {
  return terms.map(printTerm).join(' ')
}

export function printTerm(term: Printed): string {
  const plain = written(term, readsAlone)
  // What reads alone as a text may begin something else before others: `-|-`, `/|/`.
  return readsAs(plain, term) ? plain : written(term, () => false)
}

function written({ not, key, values }: Printed, bare: (text: string, key: string) => boolean): string {
  const said = values.map(({ kind, text }) =>
    kind === 'pattern' ? `/${text}/` : bare(text, key) ? text : quote(text),
  )
  return `${not ? '-' : ''}${key === '' ? '' : `${key}:`}${said.join(key === '' ? '|' : ',')}`
}

function readsAs(text: string, { not, key, values }: Printed): boolean {
  const [only, ...more] = cut(text)
  return (
    only?.not === not &&
    only.key === key &&
    more.length === 0 &&
    only.values.length === values.length &&
    only.values.every(({ kind, text }, at) => kind === values[at]?.kind && text === values[at].text)
  )
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
