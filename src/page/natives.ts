// The page's own builtins, captured before any script of the page ran. The hook calls nothing that a page
// could have replaced since: no method of a prototype, no iterator, no global.

export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  setPrototypeOf,
} = Reflect
export const NativeProxy = Proxy
export const NativePromise = Promise
export const NativeError = Error
export const NativeWeakMap = WeakMap
export const NativeWeakRef = WeakRef
export const NativeMessageEvent = MessageEvent
export const NativeErrorEvent = ErrorEvent
export const { isArray } = Array
export const { stringify } = JSON
export const { round } = Math
export const later = setTimeout.bind(globalThis)
export const soon = queueMicrotask.bind(globalThis)
export const now = performance.now.bind(performance)
export const { timeOrigin } = performance

declare const TARGET: 'chromium' | 'firefox'

/** Absent from the DOM's types: WebSocketStream, where the browser has it, and the error of its promises. */
const { WebSocketStream: Stream, WebSocketError: StreamError } = globalThis as unknown as Partial<
  Record<'WebSocketStream' | 'WebSocketError', StreamConstructor>
>
interface StreamConstructor {
  (...args: never[]): unknown
  readonly name: string
  readonly prototype: object
}

const { call } = Function.prototype

export type Method<R, A extends unknown[] = []> = (self: unknown, ...args: A) => R
type Listening = [type: string, listener: (event: Event) => void, capture?: boolean]

/**
 * Methods or getters of a prototype as functions of their `this`, with nothing looked up at the time of the
 * call. One that this world lacks throws when it is called, which is inside of the recorder's guard.
 */
export function natives<F extends readonly Method<unknown, never[]>[]>(
  { prototype }: { readonly prototype: object },
  ...names: readonly string[]
): F {
  return names.map((name) => {
    const found = getOwnPropertyDescriptor(prototype, name)
    return call.bind(found?.get ?? found?.value)
  }) as unknown as F
}

export const [weakGet, weakSet] = natives<
  [Method<unknown, [key: object]>, Method<unknown, [key: object, value: unknown]>]
>(WeakMap, 'get', 'set')
export const [deref] = natives<[Method<object | undefined>]>(WeakRef, 'deref')
export const [listen, unlisten, dispatch] = natives<
  [Method<void, Listening>, Method<void, Listening>, Method<boolean, [event: Event]>]
>(EventTarget, 'addEventListener', 'removeEventListener', 'dispatchEvent')
export const [react] = natives<
  [Method<unknown, [fulfilled: (value: unknown) => void, rejected: (reason: unknown) => void]>]
>(Promise, 'then')
export const [slice, indexOf, lastIndexOf, charCode] = natives<
  [
    Method<string, [start: number, end?: number]>,
    Method<number, [text: string, from?: number]>,
    Method<number, [text: string, from?: number]>,
    Method<number, [index: number]>,
  ]
>(String, 'slice', 'indexOf', 'lastIndexOf', 'charCodeAt')
export const [readyState, urlOf, protocolOf, extensionsOf] = natives<
  [Method<0 | 1 | 2 | 3>, Method<string>, Method<string>, Method<string>]
>(WebSocket, 'readyState', 'url', 'protocol', 'extensions')
/** `isTrusted` is an own accessor of every event ([LegacyUnforgeable]), the same function for all. */
export const [isTrusted] = natives<[Method<boolean>]>({ prototype: new Event('') }, 'isTrusted')
export const [phaseOf, stopNow, preventDefault] = natives<[Method<number>, Method<void>, Method<void>]>(
  Event,
  'eventPhase',
  'stopImmediatePropagation',
  'preventDefault',
)
export const [messageOf, portsOf] = natives<[Method<unknown>, Method<readonly MessagePort[]>]>(
  MessageEvent,
  'data',
  'ports',
)
export const [codeOf, reasonOf, cleanOf] = natives<[Method<number>, Method<string>, Method<boolean>]>(
  CloseEvent,
  'code',
  'reason',
  'wasClean',
)
export const [errorOf, errorTextOf, fileOf, lineOf, columnOf] = natives<
  [Method<unknown>, Method<string>, Method<string>, Method<number>, Method<number>]
>(ErrorEvent, 'error', 'message', 'filename', 'lineno', 'colno')
export const [nameOf, domMessageOf] = natives<[Method<string>, Method<string>]>(
  DOMException,
  'name',
  'message',
)
/** In Firefox only. */
export const [domFileOf] =
  TARGET === 'firefox' ? natives<[Method<string>]>(DOMException, 'filename') : ([] as never)
export const [hrefOf] = TARGET === 'firefox' ? natives<[Method<string>]>(URL, 'href') : ([] as never)
export const [abortedOf, abortReasonOf] = natives<[Method<boolean>, Method<unknown>]>(
  AbortSignal,
  'aborted',
  'reason',
)
export const [blobSize] = natives<[Method<number>]>(Blob, 'size')
/** The size in bytes, the buffer and the place in it: of buffers, which lack the last two, typed arrays and views. */
export const binaries = [ArrayBuffer, getPrototypeOf(Uint8Array) as typeof ArrayBuffer, DataView].map(
  (owner) =>
    natives<[Method<number>, Method<ArrayBuffer>, Method<number>]>(
      owner,
      'byteLength',
      'buffer',
      'byteOffset',
    ),
)
export const NativeUint8Array = Uint8Array
export const { fromCharCode } = String
export const toBase64 = btoa.bind(globalThis)

function streamNatives() {
  if (!Stream || !StreamError) return null
  const [urlOf, opened, closed] = natives<[Method<string>, Method<object>, Method<object>]>(
    Stream,
    'url',
    'opened',
    'closed',
  )
  const [codeOf, reasonOf] = natives<[Method<number | null>, Method<string>]>(
    StreamError,
    'closeCode',
    'reason',
  )
  return { native: Stream, urlOf, opened, closed, codeOf, reasonOf }
}

/** The constructor and the getters of streams and their errors; null in a browser without them. */
export const streams = TARGET === 'chromium' ? streamNatives() : null
export type Streams = NonNullable<typeof streams>

/** What a getter says of a value; null where its brand check refuses the value. */
export function attempt<R>(read: (self: unknown) => R, value?: unknown): R | null {
  try {
    return read(value)
  } catch {
    return null
  }
}

/** A string, or the beginning of a very long one; nothing for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? slice(value, 0, 8192) : ''
}

/** An argument of a call: one that was not given may be found on `Array.prototype`. */
export function nth(args: readonly unknown[], index: number): unknown {
  return index < args.length ? args[index] : undefined
}

/** The value of an object's own property, read without running any code of the page but a Proxy's. */
export function own(owner: unknown, name: PropertyKey): unknown {
  return attempt((self) => getOwnPropertyDescriptor(self as object, name), owner)?.value
}

/** Appends without looking at any setter that the page may have put on `Array.prototype`. */
export function push<T>(list: T[], value: T): void {
  defineProperty(list, list.length, {
    // A descriptor inherits from Object.prototype, which the page may have extended.
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor)
}

/** A list of the page's strings that inherits nothing, read without running any code of the page but a Proxy's. */
export function stringsOf(value: unknown): readonly string[] {
  const found: string[] = []
  setPrototypeOf(found, null)
  if (typeof value === 'string') push(found, textOf(value))
  else if (isArray(value))
    for (let index = 0; index < value.length && index < 100; index++) {
      const item = own(value, index)
      if (typeof item === 'string') push(found, textOf(item))
    }
  return found
}
