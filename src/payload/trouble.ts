// Why a payload was not read to its end, and how that is said: what Lifeline did not keep is never called
// malformed, and what is malformed is said with its place.

import { said } from '../core/said.ts'
import type { Payload } from './payload.ts'

export interface Trouble {
  readonly at: number
  readonly unit: 'byte' | 'character'
  /** What is wrong there; null where there is just no more. */
  readonly why: string | null
}

export function endsAt(at: number, unit: Trouble['unit']): Trouble {
  return { at, unit, why: null }
}

export function wrongAt(at: number, unit: Trouble['unit'], why: string): Trouble {
  return { at, unit, why }
}

export function isCut({ bytes, size }: Payload): boolean {
  return bytes.length < size
}

/** The sentence for it, or null where the whole payload was there and was read. */
export function problemOf(payload: Payload, trouble: Trouble | null): string | null {
  if (trouble !== null && trouble.why !== null)
    return trouble.unit === 'byte'
      ? said`Malformed at byte ${trouble.at}: ${trouble.why}.`
      : said`Malformed at character ${trouble.at}: ${trouble.why}.`
  if (isCut(payload))
    return said`Cut at byte ${payload.bytes.length} of ${payload.size}: the rest was not kept.`
  if (trouble === null) return null
  return trouble.unit === 'byte'
    ? said`Ends too early, at byte ${trouble.at}.`
    : said`Ends too early, at character ${trouble.at}.`
}
