// The page's own builtins, captured before any script of the page ran. The hook calls nothing that a page
// could have replaced since: no method of a prototype, no iterator, no global.

export const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect
export const NativeProxy = Proxy
export const NativePromise = Promise
export const NativeError = Error
export const NativeWeakMap = WeakMap
export const NativeWeakRef = WeakRef
export const NativeMessageEvent = MessageEvent
export const { isArray } = Array
export const { round, random } = Math
export const later = setTimeout.bind(globalThis)
export const soon = queueMicrotask.bind(globalThis)
export const now = performance.now.bind(performance)
export const { timeOrigin } = performance

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

/**
 * A method or a getter of a prototype as a function of its `this`, with nothing looked up at the time of the
 * call. One that this world lacks throws when it is called, which is inside of the recorder's guard.
 */
function native<R, A extends unknown[] = []>(
  owner: { readonly prototype: object },
  name: string,
): (self: unknown, ...args: A) => R {
  const found = getOwnPropertyDescriptor(owner.prototype, name)
  return call.bind(found?.get ?? found?.value) as (self: unknown, ...args: A) => R
}

type Listening = [type: string, listener: (event: Event) => void, capture?: boolean]

export const weakGet = native<unknown, [key: object]>(WeakMap, 'get')
export const weakSet = native<unknown, [key: object, value: unknown]>(WeakMap, 'set')
export const deref = native<object | undefined>(WeakRef, 'deref')
export const listen = native<void, Listening>(EventTarget, 'addEventListener')
export const unlisten = native<void, Listening>(EventTarget, 'removeEventListener')
export const dispatch = native<boolean, [event: Event]>(EventTarget, 'dispatchEvent')
export const react = native<
  unknown,
  [fulfilled: (value: unknown) => void, rejected: (reason: unknown) => void]
>(Promise, 'then')
export const slice = native<string, [start: number, end: number]>(String, 'slice')
export const charCode = native<number, [index: number]>(String, 'charCodeAt')
export const numberToString = native<string, [radix: number]>(Number, 'toString')
export const readyState = native<0 | 1 | 2 | 3>(WebSocket, 'readyState')
export const urlOf = native<string>(WebSocket, 'url')
export const protocolOf = native<string>(WebSocket, 'protocol')
export const extensionsOf = native<string>(WebSocket, 'extensions')
/** `isTrusted` is an own accessor of every event ([LegacyUnforgeable]), the same function for all. */
export const isTrusted = native<boolean>({ prototype: new Event('probe') }, 'isTrusted')
export const portsOf = native<readonly MessagePort[]>(MessageEvent, 'ports')
export const messageOf = native<unknown>(MessageEvent, 'data')
export const codeOf = native<number>(CloseEvent, 'code')
export const reasonOf = native<string>(CloseEvent, 'reason')
export const cleanOf = native<boolean>(CloseEvent, 'wasClean')
export const phaseOf = native<number>(Event, 'eventPhase')
export const errorOf = native<unknown>(ErrorEvent, 'error')
export const errorTextOf = native<string>(ErrorEvent, 'message')
export const fileOf = native<string>(ErrorEvent, 'filename')
export const lineOf = native<number>(ErrorEvent, 'lineno')
export const columnOf = native<number>(ErrorEvent, 'colno')
export const abortedOf = native<boolean>(AbortSignal, 'aborted')
export const abortReasonOf = native<unknown>(AbortSignal, 'reason')
export const persistedOf = native<boolean>(PageTransitionEvent, 'persisted')
export const directiveOf = native<string>(SecurityPolicyViolationEvent, 'effectiveDirective')
export const blockedOf = native<string>(SecurityPolicyViolationEvent, 'blockedURI')
export const dispositionOf = native<string>(SecurityPolicyViolationEvent, 'disposition')
export const visibilityOf = native<string>(Document, 'visibilityState')
export const blobSize = native<number>(Blob, 'size')
export const bufferSize = native<number>(ArrayBuffer, 'byteLength')
export const arraySize = native<number>(Object.getPrototypeOf(Uint8Array), 'byteLength')
export const viewSize = native<number>(DataView, 'byteLength')

/** The constructor and the getters of streams and their errors; null in a browser without them. */
export const streams = Stream &&
  StreamError && {
    native: Stream,
    urlOf: native<string>(Stream, 'url'),
    opened: native<object>(Stream, 'opened'),
    closed: native<object>(Stream, 'closed'),
    codeOf: native<number | null>(StreamError, 'closeCode'),
    reasonOf: native<string>(StreamError, 'reason'),
  }
export type Streams = NonNullable<typeof streams>

/** What a getter says of a value; null where its brand check refuses the value. */
export function attempt<R>(read: (self: unknown) => R, value: unknown): R | null {
  try {
    return read(value)
  } catch {
    return null
  }
}

/** A string as it is, and nothing for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The value of an object's own property, read without running any code of the page but a Proxy's. */
export function own(owner: unknown, name: PropertyKey): unknown {
  return typeof owner === 'object' && owner !== null
    ? getOwnPropertyDescriptor(owner, name)?.value
    : undefined
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

/** A list of the page's strings, read without running any code of the page but a Proxy's. */
export function stringsOf(value: unknown): string[] {
  const found: string[] = []
  if (typeof value === 'string') push(found, value)
  else if (isArray(value))
    for (let index = 0; index < value.length && index < 100; index++) {
      const item = own(value, index)
      if (typeof item === 'string') push(found, item)
    }
  return found
}
