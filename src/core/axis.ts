// The common time axis: from points in time to percent of its width, and ticks at round times.

import type { Milliseconds } from '../src/core/units.ts'

export interface Axis {
  readonly from: Milliseconds
  readonly to: Milliseconds
  /** 0 to 100, held within. */
  percent(at: Milliseconds): number
}

/** An axis over everything given; at least 10 ms long, so that one instant still has a place. */
export function axisOver(times: readonly Milliseconds[]): Axis {
  let from = Number.POSITIVE_INFINITY
  let latest = Number.NEGATIVE_INFINITY
  for (const time of times) {
    from = Math.min(from, time)
    latest = Math.max(latest, time)
  }
  if (times.length === 0) from = latest = 0
  const to = Math.max(latest, from + 10)
  return { from, to, percent: (at) => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100)) }
}

/** Round steps since the axis' start, about `wanted` of them. */
export function ticks({ from, to }: Axis, wanted: number): readonly Milliseconds[] {
  const rough = (to - from) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => index * step)
}
