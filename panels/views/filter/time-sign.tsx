// Says of a term that what it finds changes as time goes on.

import { keyOf } from '../../../src/core/filter/keys.ts'
import { say } from '../../language/say.ts'

export const goesWithTime = (key: string): boolean => keyOf(key)?.timed === true

const clock = 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5'

export function TimeSign() {
  return (
    <span class="time-sign">
      <svg viewBox="0 0 16 16" role="img" aria-label={say('filterTimed')}>
        <path d={clock} />
      </svg>
    </span>
  )
}

/** The same in words. */
export function TimeWords() {
  return (
    <span class="time-sign">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={clock} />
      </svg>
      {say('filterTimed')}
    </span>
  )
}
