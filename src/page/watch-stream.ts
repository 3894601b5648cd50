// One WebSocketStream under observation. It has no events: its promises tell how it fares. A reaction of ours
// would mark a promise as handled, and a page that handles no rejection must hear `unhandledrejection` as ever:
//
//   read by the page in the task of construction   observed when the page itself attaches a handler
//   not read by then                               observed from then on
//
// Every way to attach a handler from JavaScript looks up the promise's `constructor` first, so that is where
// an accessor waits until it is asked. Only a page that reads a promise in a later task, and then handles it
// nowhere, misses its `unhandledrejection`. Messages travel in streams, which are never touched.

import type { ReadyState } from '../core/fact.ts'
import { closeCall } from './close-call.ts'
import {
  abortedOf,
  abortReasonOf,
  attempt,
  defineProperty,
  deleteProperty,
  later,
  listen,
  NativePromise,
  own,
  react,
  type Streams,
  soon,
  textOf,
  unlisten,
} from './natives.ts'
import type { Recorder, Unstamped } from './recorder.ts'

export type Ending = 'opened' | 'closed'

export interface WatchedStream {
  closeCalled(code: unknown, reason: unknown, threw: Unstamped['threw']): void
  /** The page read one of the stream's promises. */
  read(name: Ending, promise: object): void
}

/** Starts to watch the document's n-th socket, a stream that was just constructed with `options`. */
export function watchStream(
  stream: object,
  n: number,
  options: unknown,
  { guard, record: tell }: Recorder,
  natives: Streams,
): WatchedStream {
  let state: ReadyState = 0
  /** 1: read by the page; 2: observed. */
  const stage = { opened: 0, closed: 0 }
  const signal = own(options, 'signal')

  function record(next: ReadyState, fact: Unstamped): void {
    if (next > state) {
      state = next
      if (signal) unlisten(signal, 'abort', aborted)
    }
    tell(n, { state, ...fact })
  }

  function closeCalled(code: unknown, reason: unknown, threw: Unstamped['threw']): void {
    record(threw ? 0 : 2, closeCall(code, reason, threw))
  }

  function aborted(): void {
    guard(n, 'abort', () => {
      if (state > 0 || !abortedOf(signal)) return
      const why = abortReasonOf(signal)
      closeCalled(null, `AbortSignal: ${textOf(why) || textOf(own(why, 'message'))}`, undefined)
    })
  }

  function failed(): void {
    if (state < 3) record(3, { kind: 'error-fired' })
  }

  /** Where the page can reach what it is told of, nothing in it is as the browser made it. */
  function ended(clean: boolean, code: unknown, reason: unknown): void {
    const told = typeof code === 'number' ? code : 1006
    record(3, { kind: 'close-fired', code: told, clean, reason: textOf(reason) })
  }

  function fulfilled(name: Ending, end: unknown): void {
    if (name === 'opened')
      record(1, {
        kind: 'open-fired',
        protocol: textOf(own(end, 'protocol')),
        extensions: textOf(own(end, 'extensions')),
      })
    else {
      // Only what had opened closes cleanly: that promise needs no handler any more, and tells its part first.
      observe('opened')
      // Read before a handler of the page may have changed it.
      const code = own(end, 'closeCode')
      const reason = own(end, 'reason')
      soon(() => ended(true, code, reason))
    }
  }

  function rejected(name: Ending, error: unknown): void {
    failed()
    if (name === 'closed') ended(false, attempt(natives.codeOf, error), attempt(natives.reasonOf, error))
  }

  function observe(name: Ending): void {
    if (stage[name] > 1) return
    stage[name] = 2
    const promise = natives[name](stream)
    // Where there is no constructor, reacting makes a native promise, and asks nothing of the page's.
    defineProperty(promise, 'constructor', {
      __proto__: null,
      value: undefined,
      configurable: true,
    } as PropertyDescriptor)
    react(
      promise,
      (end) => guard(n, name, fulfilled, name, end),
      (error) => guard(n, name, rejected, name, error),
    )
    deleteProperty(promise, 'constructor')
  }

  if (signal) {
    listen(signal, 'abort', aborted)
    aborted()
  }
  later(() => {
    if (!stage.opened) observe('opened')
    if (!stage.closed) observe('closed')
  }, 0)

  return {
    closeCalled,
    read(name, promise) {
      if (stage[name]) return
      stage[name] = 1
      defineProperty(promise, 'constructor', {
        __proto__: null,
        get() {
          guard(n, name, observe, name)
          return NativePromise.prototype.constructor
        },
        configurable: true,
      } as PropertyDescriptor)
    },
  }
}
