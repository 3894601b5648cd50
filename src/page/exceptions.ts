// Exceptions of a native function that a Proxy stands for, as the page would have them without the Proxy: no
// frame of the hook in a stack, and the place of the page's own call where a place is told.
//
//   Chromium   every error holds its stack: it is captured again, from the page's call on
//   Firefox    stacks and places are read through prototypes: their accessors leave our frames out
//
// An exception that nobody catches is reported with the place where it was thrown last, which is the hook's.
// That `error` event is stopped, and one like it dispatched with the place of the page's call.

import { callStack, plainly, stackGetter, stackText } from './call-stack.ts'
import { isHere, type Place, withoutOurs } from './frames.ts'
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
  isTrusted,
  listen,
  NativeError,
  NativeErrorEvent,
  NativeWeakMap,
  own,
  preventDefault,
  stopNow,
  unlisten,
  weakGet,
  weakSet,
} from './natives.ts'
import type { Callable, Patches } from './patches.ts'
import type { Recorder } from './recorder.ts'

declare const TARGET: 'chromium' | 'firefox'

/** V8's own; it is in no standard. */
const { captureStackTrace } = NativeError as unknown as {
  captureStackTrace(error: object, above: Callable): void
}
/** The place of the page's call by the exception it got, and by the event that tells of it. */
const places = new NativeWeakMap<object, Place>()

/** Takes our frames out of what a native function threw when `trap` called it. */
export function conceal(error: unknown, trap: Callable): void {
  if (typeof error !== 'object' || !error) return
  const place = (TARGET === 'chromium' ? recaptured : replaced)(error, trap)
  // What was thrown inside of a conversion has its place from there.
  if (place && !weakGet(places, error)) weakSet(places, error, place)
}

function recaptured(error: object, trap: Callable): Place | null {
  const { get, set } = getOwnPropertyDescriptor(error, 'stack') ?? {}
  // Something else that code of the page threw, which the native function had called.
  if (!set || get !== stackGetter) return null
  const stack = plainly(() => stackText(error))
  const { ours, text, place } = withoutOurs(stack)
  if (ours) {
    captureStackTrace(error, trap)
    return withoutOurs(callStack()).place
  }
  if (text !== stack) apply(set, error, [text] as never)
  return place
}

/** Errors have their place in properties of their own, DOMExceptions behind accessors. */
function replaced(error: object): Place | null {
  const file = own(error, 'fileName')
  if (!isHere(file ?? attempt(domFileOf, error))) return null
  const { place } = withoutOurs(callStack())
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
      return typeof stack === 'string' ? withoutOurs(stack).text : stack
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
export function isReported(event: Event): boolean {
  return isTrusted(event) || weakGet(places, event) !== undefined
}

/** Corrects the place in `error` events of a window. */
export function watchReports(world: Window, recorder: Recorder, onUndo: (act: () => void) => void): void {
  const heard = (event: Event) =>
    recorder.guard(0, 'error', () => {
      const error = errorOf(event)
      const place = weakGet(places, error as object) as Place | undefined
      if (!place || !isTrusted(event) || !isHere(fileOf(event))) return
      stopNow(event)
      const like = new NativeErrorEvent('error', {
        __proto__: null,
        ...place,
        message: errorTextOf(event),
        error,
        cancelable: true,
        bubbles: TARGET === 'firefox',
      } as ErrorEventInit)
      weakSet(places, like, place)
      if (!dispatch(world, like)) preventDefault(event)
    })
  listen(world, 'error', heard, true)
  onUndo(() => unlisten(world, 'error', heard, true))
}
