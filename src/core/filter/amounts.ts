// Numbers as a filter compares them: `1006`, `1000-1015`, `4xxx`, `>=10kB`, `<5s`; each is a test of a number.

export type Within = (given: number) => boolean

/** What a number may be followed by, and how much of the smallest unit that is. */
export type Units = Readonly<Record<string, number>>

export const times: Units = { '': 1, ms: 1, s: 1000, sec: 1000, min: 60_000, m: 60_000, h: 3_600_000 }
export const sizes: Units = { '': 1, b: 1, kb: 1e3, k: 1e3, mb: 1e6, m: 1e6, kib: 1024, mib: 1024 ** 2 }
export const none: Units = { '': 1 }

/** One number with its unit; null where it is none. */
export function amountOf(text: string, units: Units): number | null {
  const found = /^(\d{1,15}(?:\.\d{1,6})?)([a-z]{0,3})$/i.exec(text)
  const unit = (found?.[2] ?? '').toLowerCase()
  if (!found || !Object.hasOwn(units, unit)) return null
  return Number(found[1]) * (units[unit] ?? 1)
}

/** A number, a range with both ends, a comparison or digits with `x` for any; null where it is none of these. */
export function withinOf(text: string, units: Units): Within | null {
  if (/^\d{1,5}x{1,5}$/i.test(text)) {
    const wide = 10 ** (text.length - text.search(/x/i))
    const from = Number.parseInt(text, 10) * wide
    return (given) => given >= from && given < from + wide
  }
  const [, sign, amount] = /^(>=|<=|>|<|=)(.*)$/s.exec(text) ?? []
  if (sign !== undefined) {
    const bound = amountOf(amount ?? '', units)
    return bound === null ? null : (comparisons[sign]?.(bound) ?? null)
  }
  const single = amountOf(text, units)
  if (single !== null) return (given) => given === single
  const dash = text.indexOf('-')
  if (dash < 0) return null
  const [low, high] = [amountOf(text.slice(0, dash), units), amountOf(text.slice(dash + 1), units)]
  return low === null || high === null ? null : (given) => given >= low && given <= high
}

const comparisons: Readonly<Record<string, (bound: number) => Within>> = {
  '>=': (bound) => (given) => given >= bound,
  '<=': (bound) => (given) => given <= bound,
  '>': (bound) => (given) => given > bound,
  '<': (bound) => (given) => given < bound,
  '=': (bound) => (given) => given === bound,
}
