// The ladder in words, for those who do not see it.

import { printable } from '../printable.ts'
import { said, spoken, wording } from '../said.ts'
import { duration, plural } from '../words.ts'
import type { Rung } from './rung.ts'

const lanes = wording({ page: 'page', browser: 'browser', server: 'server' })

/** What stands before a rung: a long silence, or rungs that are left out. Empty where nothing does. */
export function gapBefore({ silence, leftOut }: Rung): string {
  if (leftOut > 0) return said`${plural(leftOut, 'step')} left out`
  return silence === null ? '' : said`${duration(silence)} of silence`
}

/** `18 ms: page to browser close() before open (evidence)`, after what stands before it. */
export function rungInWords(rung: Rung): string {
  const { at, from, to, label, remark, proves } = rung
  const time = Number.isFinite(at) ? `${duration(at)}:` : said`at an unknown time:`
  const [here, there] = [spoken(lanes[from]), spoken(lanes[to])]
  const words = [time, from === to ? here : said`${here} to ${there}`, label, clip(remark, 120)]
  const gap = gapBefore(rung)
  return `${gap && `${gap}; `}${words.filter(Boolean).join(' ')}${proves ? said` (evidence)` : ''}`
}

/** The whole ladder, with its foot. */
export function ladderInWords(rungs: readonly Rung[], foot: string): string {
  return [...rungs.map(rungInWords), foot].filter(Boolean).join('. ')
}

/** Text that a page or a server may have chosen, made safe to show and at most `length` letters long. */
export function clip(text: string, length: number): string {
  const shown = printable(text)
  return shown.length > length ? `${shown.slice(0, length - 1)}…` : shown
}
