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

type Method<A extends unknown[], R> = (this: never, ...args: A) => R

const { call } = Function.prototype
/** `uncurry(f)(self, ...args)` is `f.call(self, ...args)`, with nothing looked up at the time of the call. */
const uncurry = <A extends unknown[], R>(method: Method<A, R>): ((self: unknown, ...args: A) => R) =>
  call.bind(method as unknown as (...all: unknown[]) => unknown) as (self: unknown, ...args: A) => R

function getterOf<R>(owner: object | undefined, name: string): (self: unknown) => R {
  const get = owner && getOwnPropertyDescriptor(owner, name)?.get
  if (!get) throw new TypeError(`this world has no ${name}`)
  return uncurry<[], R>(get as Method<[], R>)
}

export const weakGet = uncurry(WeakMap.prototype.get)
export const weakSet = uncurry(WeakMap.prototype.set)
export const deref = uncurry(WeakRef.prototype.deref)
export const listen = uncurry(EventTarget.prototype.addEventListener)
export const unlisten = uncurry(EventTarget.prototype.removeEventListener)
export const dispatch = uncurry(EventTarget.prototype.dispatchEvent)
export const slice = uncurry(String.prototype.slice)
export const charCode = uncurry(String.prototype.charCodeAt)
export const numberToString = uncurry(Number.prototype.toString as Method<[number], string>)
export const readyState = getterOf<0 | 1 | 2 | 3>(WebSocket.prototype, 'readyState')
export const urlOf = getterOf<string>(WebSocket.prototype, 'url')
export const protocolOf = getterOf<string>(WebSocket.prototype, 'protocol')
export const extensionsOf = getterOf<string>(WebSocket.prototype, 'extensions')
/** `isTrusted` is an own accessor of every event ([LegacyUnforgeable]), the same function for all. */
export const isTrusted = getterOf<boolean>(new Event('probe'), 'isTrusted')
export const portsOf = getterOf<readonly MessagePort[]>(MessageEvent.prototype, 'ports')
export const messageOf = getterOf<unknown>(MessageEvent.prototype, 'data')
export const codeOf = getterOf<number>(CloseEvent.prototype, 'code')
export const reasonOf = getterOf<string>(CloseEvent.prototype, 'reason')
export const cleanOf = getterOf<boolean>(CloseEvent.prototype, 'wasClean')
export const persistedOf = getterOf<boolean>(PageTransitionEvent.prototype, 'persisted')
export const directiveOf = getterOf<string>(SecurityPolicyViolationEvent.prototype, 'effectiveDirective')
export const blockedOf = getterOf<string>(SecurityPolicyViolationEvent.prototype, 'blockedURI')
export const dispositionOf = getterOf<string>(SecurityPolicyViolationEvent.prototype, 'disposition')
export const visibilityOf = getterOf<string>(Document.prototype, 'visibilityState')
export const blobSize = getterOf<number>(Blob.prototype, 'size')
export const bufferSize = getterOf<number>(ArrayBuffer.prototype, 'byteLength')
export const arraySize = getterOf<number>(Object.getPrototypeOf(Uint8Array.prototype), 'byteLength')
export const viewSize = getterOf<number>(DataView.prototype, 'byteLength')

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
      const item: unknown = getOwnPropertyDescriptor(value, index)?.value
      if (typeof item === 'string') push(found, item)
    }
  return found
}
