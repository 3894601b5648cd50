// Where the rungs of a ladder stand: evenly, one under the other, or to scale, where every millisecond is of one
// length and only long silences are folded. To scale, what happens at nearly one time would lie on itself, so the words
// of a rung stand where there is room, as near to their arrow as they can.

import type { Milliseconds } from '../units.ts'
import type { Rung } from './rung.ts'
import { gapBefore } from './words.ts'

export type Spacing = 'even' | 'scale'

export interface PlacedRung {
  readonly rung: Rung
  /** Of the arrow, in pixels. */
  readonly y: number
  /** Of its words. */
  readonly textY: number
}

/** A silence that takes less room than it lasted, or rungs that are left out. */
export interface Fold {
  readonly y: number
  readonly textY: number
  readonly text: string
}

/** A part of the ladder in which time is to scale. */
export interface Stretch {
  readonly from: Milliseconds
  readonly to: Milliseconds
  readonly y: number
  readonly pixelsPerMillisecond: number
}

export interface Layout {
  readonly spacing: Spacing
  readonly rungs: readonly PlacedRung[]
  readonly folds: readonly Fold[]
  /** Empty where rungs stand evenly. */
  readonly stretches: readonly Stretch[]
  /** Where the lanes begin and end. */
  readonly top: number
  readonly bottom: number
}

export const rowHeight = 21
const top = 20
const first = 26 + rowHeight
/** Of a folded silence. */
const foldHeight = 2 * rowHeight
/** A time that nothing else competes with is drawn this long at least, and at most. */
const shortest = 240
const longest = 1600

export function layOut(rungs: readonly Rung[], spacing: Spacing): Layout {
  return spacing === 'even' ? evenly(rungs) : toScale(rungs)
}

function evenly(rungs: readonly Rung[]): Layout {
  const folds: Fold[] = []
  let y = first - rowHeight
  const placed = rungs.map((rung) => {
    const text = gapBefore(rung)
    y += text ? 2 * rowHeight : rowHeight
    if (text) folds.push({ y: y - rowHeight, textY: y - rowHeight, text })
    return { rung, y, textY: y }
  })
  return { spacing: 'even', rungs: placed, folds, stretches: [], top, bottom: y + rowHeight }
}

/** Silences are folded from one second on, and only where they are far longer than what the socket usually waits. */
function foldsFrom(gaps: readonly Milliseconds[]): Milliseconds {
  const waits = gaps.filter((gap) => gap > 0).sort((a, b) => a - b)
  return Math.max(1000, 8 * (waits[waits.length >> 1] ?? 0))
}

function toScale(rungs: readonly Rung[]): Layout {
  const times = rungs.map(({ at }) => at)
  const gaps = times.map((at, index) => (index === 0 ? 0 : Math.max(0, at - (times[index - 1] ?? at))))
  const known = gaps.filter(Number.isFinite)
  const longSilence = foldsFrom(known)
  const isFolded = (index: number) =>
    (gaps[index] ?? 0) >= longSilence || (rungs[index]?.leftOut ?? 0) > 0 || !Number.isFinite(times[index])
  const shown = gaps.reduce((sum, gap, index) => (isFolded(index) ? sum : sum + gap), 0)
  const room = Math.min(longest, Math.max(shortest, rungs.length * rowHeight))
  const scale = shown === 0 ? 0 : room / shown

  const stretches: { from: number; to: number; y: number; pixelsPerMillisecond: number }[] = []
  const lines: { y: number; readonly fold: string | null; readonly rung: Rung | null }[] = []
  let y = first
  for (const [index, rung] of rungs.entries()) {
    const folded = index > 0 && isFolded(index)
    if (folded) {
      // The silence may be shorter than what evenly spaced rungs call long, and still be the long one here.
      lines.push({ y: y + foldHeight / 2, fold: gapBefore(rung), rung: null })
      y += foldHeight
    } else y += (gaps[index] ?? 0) * scale
    lines.push({ y, fold: null, rung })
    if (!Number.isFinite(rung.at)) continue
    const stretch = stretches.at(-1)
    if (folded || !stretch) stretches.push({ from: rung.at, to: rung.at, y, pixelsPerMillisecond: scale })
    else stretch.to = rung.at
  }
  const textYs = apart(lines.map((line) => line.y))
  const placed = lines.map((line, index) => ({ ...line, textY: textYs[index] ?? line.y }))
  return {
    spacing: 'scale',
    rungs: placed.flatMap(({ rung, y: at, textY }) => (rung ? [{ rung, y: at, textY }] : [])),
    folds: placed.flatMap(({ fold, y: at, textY }) => (fold === null ? [] : [{ y: at, textY, text: fold }])),
    stretches,
    top,
    bottom: Math.max(y, textYs.at(-1) ?? 0) + rowHeight,
  }
}

/**
 * Heights at least a row apart and in order, as near as they can be to those that are wanted: the least squares of
 * what they are moved by, found by pooling neighbours that would overlap.
 */
export function apart(wanted: readonly number[]): readonly number[] {
  const pools: { mean: number; size: number }[] = []
  for (const [index, y] of wanted.entries()) {
    let pool = { mean: y - index * rowHeight, size: 1 }
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop()
      const size = last.size + pool.size
      pool = { mean: (last.mean * last.size + pool.mean * pool.size) / size, size }
    }
    pools.push(pool)
  }
  const least = first
  return pools
    .flatMap(({ mean, size }) => new Array<number>(size).fill(mean))
    .map((mean, index) => Math.max(mean, least) + index * rowHeight)
}
