// The pattern of a page's retries, from the delays between one socket's end and the next one's construction.
// Few delays prove nothing: three equal ones are a rhythm, growth takes four.

import { said } from '../said.ts'
import type { Milliseconds } from '../units.ts'
import { duration } from '../words.ts'

export type Shape = 'constant' | 'linear' | 'exponential' | 'jittered' | 'irregular'

export interface Pattern {
  readonly shape: Shape
  /** The delay it begins with; of a constant one the usual delay, of an irregular one the shortest. */
  readonly base: Milliseconds
  /** By what each delay is longer than the one before: times (exponential), or milliseconds (linear). */
  readonly factor: number
  readonly step: Milliseconds
  /** The longest delay, where growth was seen to end, or where there is no exact growth. */
  readonly most: Milliseconds | null
  /** The first retry came without a pause, the pattern begins after it. */
  readonly atOnce: boolean
  /** Every delay, in order. */
  readonly delays: readonly Milliseconds[]
}

/** Timers fire late: by a share of their delay where the page is busy, by some milliseconds anyway. */
const share = 0.15
const slack: Milliseconds = 20
const fewest = { constant: 3, growing: 4 }
/** Below this, growth cannot be told from timers that fire late. */
const leastFactor = 1.25
const leastGrowth = 1.5

const near = (a: Milliseconds, b: Milliseconds) => Math.abs(a - b) <= Math.max(slack, share * Math.max(a, b))

/** The pattern of delays in order; null where there are too few of them to say. */
export function recognise(delays: readonly Milliseconds[]): Pattern | null {
  if (delays.length < fewest.constant) return null
  const plain = { factor: 1, step: 0, most: null, atOnce: false, delays }
  const [least, middle, most] = spread(delays)
  if (most - least <= Math.max(slack, share * middle)) return { ...plain, shape: 'constant', base: middle }
  if (delays.length < fewest.growing) return null
  const exact = growthOf(delays)
  if (exact) return { ...plain, ...exact }
  const later = (delays[0] ?? 0) <= slack && delays.length > fewest.growing ? delays.slice(1) : null
  const [shortest, usual, longest] = spread(later ?? delays)
  if (later && longest - shortest <= Math.max(slack, share * usual))
    return { ...plain, shape: 'constant', base: usual, atOnce: true }
  const delayed = later && growthOf(later)
  if (delayed) return { ...plain, ...delayed, atOnce: true }
  if (envelopeGrows(delays)) return { ...plain, shape: 'jittered', base: delays[0] ?? 0, most }
  return { ...plain, shape: 'irregular', base: least, most }
}

function spread(delays: readonly Milliseconds[]): readonly [Milliseconds, Milliseconds, Milliseconds] {
  const sorted = [...delays].sort((a, b) => a - b)
  return [sorted[0] ?? 0, sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0]
}

type Growth = Pick<Pattern, 'shape' | 'base' | 'factor' | 'step' | 'most'>

/** Linear or exponential growth, which may end at a longest delay: whichever explains the delays better. */
function growthOf(delays: readonly Milliseconds[]): Growth | null {
  const [whole, capped] = [curveThrough(delays), cappedGrowthOf(delays)]
  const best = whole && (!capped || whole.off <= 2 * capped.off + 0.3) ? { ...whole, most: null } : capped
  if (!best) return null
  const { off: _, ...growth } = best
  return growth
}

interface Curve extends Omit<Growth, 'most'> {
  /** How far the delays lie from it at most, in units of what timers allow. */
  readonly off: number
}

function cappedGrowthOf(delays: readonly Milliseconds[]): (Curve & Pick<Growth, 'most'>) | null {
  const last = delays.at(-1) ?? 0
  let flat = 1
  while (flat < delays.length && near(delays.at(-1 - flat) ?? 0, last)) flat++
  const growing = delays.slice(0, -flat)
  if (growing.length < (flat > 1 ? 3 : fewest.growing)) return null
  const [curve, before] = [curveThrough(growing), growing.at(-1) ?? 0]
  if (!curve) return null
  const expected = curve.shape === 'linear' ? before + curve.step : before * curve.factor
  const [, , cap] = spread(delays.slice(-flat))
  return cap > before && cap <= expected * (1 + share) ? { ...curve, most: cap } : null
}

/** Whichever of a line and an exponential curve through the first and the last delay lies nearer to the others. */
function curveThrough(delays: readonly Milliseconds[]): Curve | null {
  const [base = 0, last = 0, steps] = [delays[0], delays.at(-1), delays.length - 1]
  if (base <= 0 || last < base * leastGrowth) return null
  const [step, factor] = [(last - base) / steps, (last / base) ** (1 / steps)]
  const line = distance(delays, (n) => base + step * n)
  const curve = factor >= leastFactor ? distance(delays, (n) => base * factor ** n) : Number.POSITIVE_INFINITY
  const off = Math.min(line, curve)
  if (off > 1) return null
  return line < curve
    ? { shape: 'linear', base, step, factor: 1, off }
    : { shape: 'exponential', base, factor, step: 0, off }
}

/** How far delays lie from expected ones at most. */
function distance(delays: readonly Milliseconds[], expected: (n: number) => Milliseconds): number {
  let most = 0
  for (const [n, delay] of delays.entries()) {
    const wanted = expected(n)
    most = Math.max(most, Math.abs(delay - wanted) / Math.max(slack, share * wanted))
  }
  return most
}

/** Growth factors that libraries use. */
const factors = [1.3, 1.5, 2, 3]
/** Odds of a growing envelope against one that is as wide from the start: about fifty to one. */
const convincing = Math.log(50)

/**
 * Whether the delays look drawn from below a bound that grows (full, equal or proportional jitter): how much
 * likelier they are under the tightest such bound than under a constant one.
 */
function envelopeGrows(delays: readonly Milliseconds[]): boolean {
  const most = Math.max(...delays.slice(0, longestRead))
  return factors.some((factor) => {
    let base = 0
    for (const [n, delay] of delays.slice(0, longestRead).entries())
      base = Math.max(base, delay / factor ** n)
    let odds = 0
    for (let n = 0; n < delays.length && base * factor ** n < most; n++)
      odds += Math.log(most / (base * factor ** n))
    return odds >= convincing
  })
}

/** No library grows for longer. */
const longestRead = 64

/** `every 1 s`, `exponential from 500 ms ×2 up to 30 s` */
export function patternWords({ shape, base, factor, step, most, atOnce }: Pattern): string {
  const upTo = most === null ? '' : said` up to ${duration(most)}`
  const first = atOnce ? said`at once, then ` : ''
  switch (shape) {
    case 'constant':
      return `${first}${base <= slack ? said`without a pause` : said`every ${duration(base)}`}`
    case 'linear':
      return `${first}${said`${duration(step)} longer each time, from ${duration(base)}`}${upTo}`
    case 'exponential':
      return `${first}${said`exponential from ${duration(base)} ×${factor.toFixed(1).replace(/\.0$/, '')}`}${upTo}`
    case 'jittered':
      return said`growing with jitter${upTo}`
    case 'irregular':
      return said`irregular, ${duration(base)} to ${duration(most ?? base)} apart`
  }
}
