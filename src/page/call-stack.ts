// The call stack as text, whatever the page has done to Error. It is read into frames far away from the
// page, where nothing of the page's can be called.

import { apply, attempt, defineProperty, getOwnPropertyDescriptor, NativeError, slice } from './natives.ts'
import type { Callable } from './patches.ts'

/** Chromium: an own accessor of every error, the same function for all. Firefox: the prototype's. */
export const stackGetter = (
  getOwnPropertyDescriptor(new NativeError(), 'stack') ??
  getOwnPropertyDescriptor(NativeError.prototype, 'stack')
)?.get as Callable
/** Our own frames and the frameworks' are many; V8's usual limit of 10 would leave none of the page's. */
const frames = 24
export const longest = 6000

/** Puts a value on Error where the page lets it be put, until the undo is called. */
function swap(name: 'stackTraceLimit' | 'prepareStackTrace', value: unknown): () => void {
  const before = getOwnPropertyDescriptor(NativeError, name)
  const may = before?.writable && before.configurable
  const put = (next: unknown) =>
    may && defineProperty(NativeError, name, { __proto__: null, value: next } as PropertyDescriptor)
  put(value)
  return () => put(before?.value)
}

/** Reads stacks without the page's own formatter, and deeper than it asked for. */
export function plainly<R>(read: () => R): R {
  const restoreLimit = swap('stackTraceLimit', frames)
  const restoreFormatter = swap('prepareStackTrace', undefined)
  try {
    return read()
  } finally {
    restoreLimit()
    restoreFormatter()
  }
}

/** What the engine tells, formatted by the page's own formatter where it has one. */
export function stackText(error: object): string {
  const text = apply(stackGetter, error, [])
  return typeof text === 'string' ? text : ''
}

/** The stack that an error of the page carries; empty where to read it might call the page's own formatter. */
export function stackOf(error: unknown): string {
  return typeof error === 'object' && error && !getOwnPropertyDescriptor(NativeError, 'prepareStackTrace')
    ? (attempt(stackText as (self: unknown) => string, error) ?? '')
    : ''
}

/** The stack of the caller, our own frames included; empty when there is none to be had. */
export function callStack(): string {
  return plainly(() => slice(stackText(new NativeError()), 0, longest))
}
