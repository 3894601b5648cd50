// Handlers of the page that throw. They are not wrapped: the hook's own listener on the socket runs first and
// remembers the event; an error that the window hears of while that event is still being dispatched is theirs.
// Errors of a handler that was made in another window are reported to that window, and are not seen here.

import { longest, stackOf } from './call-stack.ts'
import { isReported } from './exceptions.ts'
import { columnOf, errorOf, errorTextOf, fileOf, lineOf, listen, phaseOf, slice, textOf } from './natives.ts'
import type { Patches } from './patches.ts'
import type { Recorder } from './recorder.ts'

/** Told of the browser's own words for the exception, and of a call stack as text. */
export type Threw = (text: string, site: string) => void

/**
 * Called at the beginning of every dispatch: `threw` hears of the errors until it ends. `anew` says to listen
 * again, which costs a little and does nothing but after document.open(), which erases a window's listeners.
 */
export type Erring = (event: Event, threw: Threw, anew: boolean) => void

/** Starts to watch for errors of a window. */
export function watchErrors(world: Window, { guard }: Recorder, { hear }: Patches): Erring {
  let dispatched: Event | undefined
  let tell: Threw | undefined

  const heard = (error: Event) => {
    if (dispatched && isReported(error) && phaseOf(dispatched))
      guard(0, 'error', () => tell?.(textOf(errorTextOf(error)), siteOf(error)))
  }
  hear('error', heard)
  return (event, threw, anew) => {
    dispatched = event
    tell = threw
    if (anew) listen(world, 'error', heard, true)
  }
}

/** The error's own stack; else the one place that the browser tells, as a stack of one frame. */
function siteOf(error: Event): string {
  const file = fileOf(error)
  return (
    slice(stackOf(errorOf(error)), 0, longest) || (file && `@${file}:${lineOf(error)}:${columnOf(error)}`)
  )
}
