// The call stack as text, whatever the page has done to Error. It is read into frames far away from the
// page, where nothing of the page's can be called.

import {
  apply,
  attempt,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeError,
  own,
  slice,
  textOf,
} from './natives.ts'

/** Chromium: an own accessor of every error, the same function for all. Firefox: the prototype's. */
const stackGetter = (
  getOwnPropertyDescriptor(new NativeError(), 'stack') ??
  getOwnPropertyDescriptor(NativeError.prototype, 'stack')
)?.get
/** Our own frames and the frameworks' are many; V8's usual limit of 10 would leave none of the page's. */
const frames = 24
const longest = 6000

/** Puts a value on Error for the time of one capture; null where the page's own must not be touched. */
function swap(name: 'stackTraceLimit' | 'prepareStackTrace', value: unknown): (() => void) | null {
  const before = getOwnPropertyDescriptor(NativeError, name)
  if (before && !('value' in before && before.writable && before.configurable)) return null
  if (!before && name === 'prepareStackTrace') return null
  defineProperty(NativeError, name, { __proto__: null, ...before, value } as PropertyDescriptor)
  return () => {
    if (before) defineProperty(NativeError, name, { __proto__: null, ...before } as PropertyDescriptor)
  }
}

function stackText(error: object): string {
  return slice(textOf(stackGetter ? apply(stackGetter, error, []) : own(error, 'stack')), 0, longest)
}

/** The stack that an error of the page carries; empty where to read it might call the page's own formatter. */
export function stackOf(error: unknown): string {
  return typeof error === 'object' && error && !getOwnPropertyDescriptor(NativeError, 'prepareStackTrace')
    ? (attempt(stackText as (self: unknown) => string, error) ?? '')
    : ''
}

/** The stack of the caller, our own frames included; empty when there is none to be had. */
export function callStack(): string {
  const restoreLimit = swap('stackTraceLimit', frames)
  const restorePrepare = swap('prepareStackTrace', undefined)
  try {
    return stackText(new NativeError())
  } finally {
    restoreLimit?.()
    restorePrepare?.()
  }
}
