// What the filter's field offers: filters that were used, while it is empty; else what completes the word at the caret.

import { untracked } from '@preact/signals'
import { complete } from '../../../src/core/filter/complete.ts'
import type { Span } from '../../../src/core/filter/term.ts'
import type { Store } from '../../session/store.ts'

export interface Offer extends Span {
  readonly kind: 'key' | 'value' | 'used' | 'forget'
  readonly text: string
  readonly written: string
  readonly count: number | null
}

const mostUsed = 6

export function offersFor({ filter, rows, moment, choices }: Store, caret: number): readonly Offer[] {
  const text = filter.value
  // The counts are those of the moment in which somebody asks; they need not run with the session.
  const { key, from, to, options } = untracked(() => complete(text, caret, rows.value, moment.value))
  const kind = key === '' ? 'key' : 'value'
  const completing = options
    .filter(({ written }) => written !== text.slice(from, to))
    .map((option): Offer => ({ ...option, kind, from, to }))
  if (text.trim() !== '') return completing
  const used = choices.history.value.slice(0, mostUsed)
  if (used.length === 0) return completing
  const all = { from: 0, to: text.length, count: null }
  return [
    ...used.map((each): Offer => ({ ...all, kind: 'used', text: each, written: each })),
    { ...all, kind: 'forget', text: '', written: '' },
    ...completing,
  ]
}
