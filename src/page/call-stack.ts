// The call stack as text, whatever the page has done to Error. It is read into frames far away from the
// page, where nothing of the page's can be called.

import {
  apply,
  attempt,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  NativeError,
  slice,
} from './natives.ts'
import type { Callable } from './patches.ts'

declare const TARGET: 'chromium' | 'firefox'

/** Chromium: an own accessor of every error, the same functions for all. Firefox: the prototype's. */
export const { get: stackGetter, set: stackSetter } = getOwnPropertyDescriptor(
  TARGET === 'chromium' ? new NativeError() : NativeError.prototype,
  'stack',
) as Record<'get' | 'set', Callable>
/** Not yet in the types; the second is in newer browsers only. */
export const { captureStackTrace, isError = stackText } = NativeError as unknown as {
  captureStackTrace(target: object, above: Callable): void
  /** Whether it is an error by its making, which asks nothing of a Proxy. */
  isError(value: unknown): unknown
}
/** Our own frames and the frameworks' are many; V8's usual limit of 10 would leave none of the page's. */
export const frames = 24
export const longest = 6000

/** Chromium: a frame of a stack, as the engine tells it to a formatter. */
type CallSite = object

/** Puts a value on Error where the page has put something that can be put back, until the undo is called. */
function swap(name: 'stackTraceLimit' | 'prepareStackTrace', value?: unknown): () => void {
  const before = getOwnPropertyDescriptor(NativeError, name)
  const put = (next: object) =>
    defineProperty(NativeError, name, { __proto__: null, ...next } as PropertyDescriptor)
  if (before || value) put({ value, configurable: true })
  return () => (before ? put(before) : value && deleteProperty(NativeError, name))
}

/** Reads stacks without the page's own formatter, and deeper than it asked for. */
export function plainly<R>(
  read: () => R,
  limit = frames,
  formatter?: (error: unknown, frames: readonly CallSite[]) => unknown,
): R {
  const restoreLimit = swap('stackTraceLimit', limit)
  const restoreFormatter = swap('prepareStackTrace', formatter)
  try {
    return read()
  } finally {
    restoreLimit()
    restoreFormatter()
  }
}

/** What the engine tells, formatted by the page's own formatter where it has one. */
export function stackText(error: unknown): string {
  const text = apply(stackGetter, error, [])
  return typeof text === 'string' ? text : ''
}

/**
 * Chromium: the frames of an error whose stack has not been read yet, which leaves it unread: a formatter that throws
 * has told nothing, and nobody asks for the error's name and message. Empty of any other value.
 */
export function framesOf(error: unknown): readonly CallSite[] {
  let found: readonly CallSite[] = []
  attempt(() =>
    plainly(
      () => stackText(error),
      frames,
      (_, told) => {
        found = told
        throw 0
      },
    ),
  )
  return found
}

/** The page has a formatter, or something that stands where it would be. */
export const isFormatted = () => getOwnPropertyDescriptor(NativeError, 'prepareStackTrace')

/** The stack that an error of the page carries; empty where to read it might call the page's own formatter. */
export function stackOf(error: unknown): string {
  return isError(error) && !isFormatted() ? stackText(error) : ''
}

/** The stack of the caller, our own frames included; empty when there is none to be had. */
export function callStack(): string {
  return plainly(() => slice(stackText(new NativeError()), 0, longest))
}
