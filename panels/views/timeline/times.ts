// How instants are said on the time axis: as exactly as the part that is shown asks for.

import type { Milliseconds } from '../../../src/core/units.ts'
import { figure, sayDuration } from '../../language/figures.ts'
import { say } from '../../language/say.ts'
import type { Range } from '../../timeline/range.ts'

/** `0`, `18 ms`, `4.25 s`: so many digits that two neighbouring ticks differ. */
export function sinceStart(at: Milliseconds, { from, to }: Range): string {
  if (at === 0) return '0'
  if (Math.abs(at) < 1000 || to - from >= 1000) return sayDuration(at)
  const digits = to - from < 10 ? 4 : to - from < 100 ? 3 : 2
  return say('durationSeconds', figure(at / 1000, digits, 0))
}

/** `1234.5 ms` */
export const since = (at: Milliseconds, origin: Milliseconds): string =>
  say('durationMilliseconds', figure(at - origin, 1))

/** `1234.5 ms · 12:03:04.567` */
export function exactly(at: Milliseconds, origin: Milliseconds): string {
  const length = since(at, origin)
  // Times of a file that was made by hand may be before the epoch's first day.
  const clock = Number.isFinite(at) && Math.abs(at) < 8.64e15 ? new Date(at) : null
  if (!clock || at < 86_400_000) return length
  const two = (part: number) => String(part).padStart(2, '0')
  return `${length} · ${two(clock.getHours())}:${two(clock.getMinutes())}:${two(clock.getSeconds())}.${String(clock.getMilliseconds()).padStart(3, '0')}`
}
