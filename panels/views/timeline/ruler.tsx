// Round times over the column of lives, counted from the session's start.

import { type Axis, ticks } from '../../../src/core/axis.ts'
import type { Milliseconds } from '../../../src/core/units.ts'
import { say } from '../../language/say.ts'
import { sinceStart } from './times.ts'

export function Ruler({ axis, origin }: { axis: Axis; origin: Milliseconds }) {
  return (
    <span class="ruler">
      <span class="offscreen">{say('columnTimeline')}</span>
      {ticks(axis, 4, origin)
        .filter((at) => axis.percent(origin + at) < 88)
        .map((at) => (
          <span key={at} aria-hidden="true" style={{ left: `${axis.percent(origin + at)}%` }}>
            {sinceStart(at, axis)}
          </span>
        ))}
    </span>
  )
}
