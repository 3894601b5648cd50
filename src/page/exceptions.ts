// Exceptions of a native function that a Proxy stands for, as the page would have them without the Proxy: no
// frame of the hook in a stack, and the place of the page's own call where a place is told.
//
//   before     new WebSocket   ours   the page's call …     as many as Error.stackTraceLimit allows
//   after      new WebSocket          the page's call …     as many as it allows
//
//   Chromium   every error holds its stack: it is set to that; where the page formats stacks, captured again
//   Firefox    stacks and places are read through prototypes: their accessors tell that
//
// An exception that nobody catches is reported with the place where it was thrown last, which is the hook's.
// That `error` event is stopped, and one like it dispatched with the place of the page's call.

import {
  captureStackTrace,
  frames,
  framesOf,
  isError,
  isFormatted,
  plainly,
  stackSetter,
  stackText,
} from './call-stack.ts'
import { firstOurs, here, isHere, type Place, placeIn, placeOf, withoutOurs } from './frames.ts'
import {
  apply,
  attempt,
  defineProperty,
  dispatch,
  domFileOf,
  errorOf,
  errorTextOf,
  fileOf,
  getOwnPropertyDescriptor,
  indexOf,
  isTrusted,
  lastIndexOf,
  NativeError,
  NativeErrorEvent,
  NativeWeakMap,
  nameOf,
  own,
  preventDefault,
  slice,
  stopNow,
  weakGet,
  weakSet,
} from './natives.ts'
import type { Callable, Patches } from './patches.ts'
import type { Recorder } from './recorder.ts'

declare const TARGET: 'chromium' | 'firefox'

/** The place of the page's call by the exception it got, and by the event that tells of it. */
const places = new NativeWeakMap<object, Place>()
/** Firefox: stacks as the page is to read them. */
const stacks = /* @__PURE__ */ new NativeWeakMap<object, string>()

/** How many frames the page wants in a stack. Without a number Chromium takes no stack at all. */
const limitOf =
  TARGET === 'chromium'
    ? () => getOwnPropertyDescriptor(NativeError, 'stackTraceLimit')?.value as number
    : () => {
        const told = getOwnPropertyDescriptor(NativeError, 'stackTraceLimit')
        // Firefox asks no accessor, and keeps to its own number. A descriptor inherits from Object.prototype.
        if (!told || own(told, 'get') || own(told, 'set')) return 128
        const limit = own(told, 'value')
        return typeof limit === 'number' && limit > 0 ? limit : 0
      }

/** Takes our frames out of what a native function threw when `trap` called it. */
export function conceal(error: unknown, trap: Callable): void {
  // Of a Proxy nothing is asked: it would notice.
  if (!isError(error)) return
  const limit = limitOf()
  /** Holds the stack from the page's call on: as many frames as the page wants, and ours that are among them. */
  const above = { __proto__: null }
  plainly(() => captureStackTrace(above, trap), limit + frames)
  const place = (TARGET === 'chromium' ? recaptured : replaced)(error as object, limit, above, trap)
  // What was thrown inside of a conversion has its place from there.
  if (place && !weakGet(places, error as object)) weakSet(places, error as object, place)
}

function recaptured(error: object, limit: number, above: object, trap: Callable): Place | undefined {
  const told = framesOf(error)
  const { length } = told
  const first = firstOurs(told)
  const place = placeOf(told) ?? placeOf(framesOf(above))
  // What the page's own formatter is given can only be captured again, and then from its own call on.
  if (length && !first) captureStackTrace(error, trap)
  // Read before, or of another window: there is a text and no more.
  else if ((first < length || !length) && !isFormatted()) {
    const stack = plainly(() => stackText(error))
    const ours = indexOf(stack, here, indexOf(stack, '\n    at '))
    // An object without a name has the word "Error" before its frames.
    const whole =
      slice(stack, 0, lastIndexOf(stack, '\n', ours)) +
      slice(
        plainly(() => stackText(above)),
        5,
      )
    if (ours >= 0) apply(stackSetter, error, [withoutOurs(whole, limit)] as never)
  }
  return place
}

/** Errors have their place in properties of their own, DOMExceptions behind accessors. */
function replaced(error: object, limit: number, above: object): Place | undefined {
  const call = own(above, 'stack') as string
  // Stacks of DOMExceptions have no limit.
  if (attempt(nameOf, error) === null && !weakGet(stacks, error)) {
    const told = plainly(() => stackText(error))
    const ours = indexOf(told, here)
    const before = slice(told, 0, lastIndexOf(told, '\n', ours) + 1)
    // Where ours took all of it there is nothing left.
    if (ours >= 0 || !told) weakSet(stacks, error, withoutOurs(before + call, limit))
  }
  const file = own(error, 'fileName')
  if (!isHere(file ?? attempt(domFileOf, error))) return undefined
  const place = placeIn(withoutOurs(call))
  if (place && file) {
    put(error, 'fileName', place.filename)
    put(error, 'lineNumber', place.lineno)
    put(error, 'columnNumber', place.colno)
  }
  return place
}

function put(error: object, name: string, value: unknown): void {
  defineProperty(error, name, { __proto__: null, value } as PropertyDescriptor)
}

/** Firefox: what a page reads of a stack, and of the place of a DOMException. */
export function watchAccessors(world: typeof globalThis, { replace }: Patches): void {
  for (const { prototype } of [world.Error, world.DOMException])
    replace(prototype, 'stack', 'get', (target, self, args) => {
      const stack = apply(target, self, args)
      return typeof stack === 'string' ? (weakGet(stacks, self as object) ?? withoutOurs(stack)) : stack
    })
  for (const [name, part] of [
    ['filename', 'filename'],
    ['lineNumber', 'lineno'],
    ['columnNumber', 'colno'],
  ] as const)
    replace(world.DOMException.prototype, name, 'get', (target, self, args) => {
      const told = apply(target, self, args)
      const place = weakGet(places, self as object) as Place | undefined
      return place ? place[part] : told
    })
}

/** Whether the browser tells of this `error` event, itself or through the one in its stead. */
export function isReported(event: Event): unknown {
  return isTrusted(event) || weakGet(places, event)
}

/** Corrects the place in `error` events of a window. */
export function watchReports(world: Window, { guard }: Recorder, { hear }: Patches): void {
  hear('error', (event) =>
    guard(0, 'error', () => {
      const error = errorOf(event)
      const place = weakGet(places, error as object) as Place | undefined
      const file = fileOf(event)
      if (!place || !isTrusted(event) || !(TARGET === 'chromium' ? file === here : isHere(file))) return
      stopNow(event)
      const like = new NativeErrorEvent('error', {
        __proto__: null,
        ...place,
        message: errorTextOf(event),
        error,
        cancelable: true,
        ...(TARGET === 'firefox' && { bubbles: true }),
      } as ErrorEventInit)
      weakSet(places, like, place)
      if (!dispatch(world, like)) preventDefault(event)
    }),
  )
}
