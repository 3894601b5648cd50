// The common time axis of the list and of reports: from points in time to percent of its width, and ticks at round
// times.

import type { Milliseconds } from './units.ts'

export interface Axis {
  readonly from: Milliseconds
  readonly to: Milliseconds
  /** 0 to 100, held within; two decimals. */
  percent(at: Milliseconds): number
}

/** At least 10 ms long, so that one instant still has a place. */
export function axisBetween(from: Milliseconds, latest: Milliseconds): Axis {
  const to = Math.max(latest, from + 10)
  return {
    from,
    to,
    percent: (at) => Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * 10_000) / 100,
  }
}

/** An axis over everything given. */
export function axisOver(times: readonly Milliseconds[]): Axis {
  let from = Number.POSITIVE_INFINITY
  let latest = Number.NEGATIVE_INFINITY
  for (const time of times) {
    from = Math.min(from, time)
    latest = Math.max(latest, time)
  }
  return times.length === 0 ? axisBetween(0, 0) : axisBetween(from, latest)
}

/** Round times since the origin that lie on the axis, about `wanted` of them. */
export function ticks({ from, to }: Axis, wanted: number, origin = from): readonly Milliseconds[] {
  const rough = (to - from) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough
  const first = Math.ceil((from - origin) / step)
  const last = Math.floor((to - origin) / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step)
}
