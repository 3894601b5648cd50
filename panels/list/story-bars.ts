// A story's sockets on one line of the time axis: what overlaps is one bar, so that thousands are as quick to
// draw as ten.

import type { Axis } from '../../src/core/axis.ts'
import type { Socket } from '../../src/core/socket.ts'
import type { Milliseconds } from '../../src/core/units.ts'

export interface Bar {
  readonly state: 'connecting' | 'open'
  /** Percent of the axis. */
  readonly left: number
  readonly right: number
}

export interface Bars {
  readonly bars: readonly Bar[]
  /** Where a socket that the page had not closed ended before it opened, in percent of the axis. */
  readonly failures: readonly number[]
}

/** Nearer than this, in percent, is one place to the eye. */
const blur = 0.4

/** Bars of sockets in order of construction; `now` ends those that live. */
export function barsOf(sockets: readonly Socket[], axis: Axis, now: Milliseconds): Bars {
  const connecting: Bar[] = []
  const open: Bar[] = []
  const failures = new Set<number>()
  for (const { summary } of sockets) {
    const end = summary.endedAt ?? Math.max(now, summary.startedAt)
    if (end < axis.from || summary.startedAt > axis.to) continue
    const accepted = summary.constructed || summary.phase === 'failed' ? null : summary.responded
    const opened = (summary.opened ?? accepted)?.at ?? null
    draw(connecting, 'connecting', summary.startedAt, opened ?? end)
    if (opened !== null) draw(open, 'open', opened, end)
    else if (summary.endedAt !== null && end <= axis.to)
      failures.add(Math.round(axis.percent(end) / blur) * blur)
  }
  return { bars: [...connecting, ...open], failures: [...failures] }

  function draw(bars: Bar[], state: Bar['state'], from: Milliseconds, to: Milliseconds): void {
    const [left, right] = [axis.percent(from), axis.percent(to)]
    const last = bars.at(-1)
    if (last && left <= last.right + blur)
      bars[bars.length - 1] = { ...last, right: Math.max(last.right, right) }
    else bars.push({ state, left, right })
  }
}
