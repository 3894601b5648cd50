// The page's own builtins, captured before any script of the page ran. The hook calls nothing that a page
// could have replaced since: no method of a prototype, no iterator, no global.

const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect

type Method<A extends unknown[], R> = (this: never, ...args: A) => R

const { call } = Function.prototype
/** `uncurry(f)(self, ...args)` is `f.call(self, ...args)`, with nothing looked up at the time of the call. */
const uncurry = <A extends unknown[], R>(method: Method<A, R>): ((self: unknown, ...args: A) => R) =>
  call.bind(method as unknown as (...all: unknown[]) => unknown) as (self: unknown, ...args: A) => R

function getterOf<R>(prototype: object | undefined, name: string): (self: unknown) => R {
  const get = prototype && getOwnPropertyDescriptor(prototype, name)?.get
  if (!get) throw new TypeError(`this world has no ${name}`)
  return uncurry<[], R>(get as Method<[], R>)
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object

export const natives = {
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  isArray: Array.isArray,
  Proxy,
  Error,
  WeakMap,
  WeakRef,
  round: Math.round,
  random: Math.random,
  setTimeout: setTimeout.bind(globalThis),
  queueMicrotask: queueMicrotask.bind(globalThis),
  now: performance.now.bind(performance),
  timeOrigin: performance.timeOrigin,
  weakGet: uncurry(WeakMap.prototype.get),
  weakSet: uncurry(WeakMap.prototype.set),
  deref: uncurry(WeakRef.prototype.deref),
  listen: uncurry(EventTarget.prototype.addEventListener),
  unlisten: uncurry(EventTarget.prototype.removeEventListener),
  dispatch: uncurry(EventTarget.prototype.dispatchEvent),
  MessageEvent,
  slice: uncurry(String.prototype.slice),
  charCode: uncurry(String.prototype.charCodeAt),
  numberToString: uncurry(Number.prototype.toString as Method<[number], string>),
  readyState: getterOf<0 | 1 | 2 | 3>(WebSocket.prototype, 'readyState'),
  url: getterOf<string>(WebSocket.prototype, 'url'),
  protocol: getterOf<string>(WebSocket.prototype, 'protocol'),
  extensions: getterOf<string>(WebSocket.prototype, 'extensions'),
  isTrusted: eventTrust(),
  ports: getterOf<readonly MessagePort[]>(MessageEvent.prototype, 'ports'),
  messageOf: getterOf<unknown>(MessageEvent.prototype, 'data'),
  codeOf: getterOf<number>(CloseEvent.prototype, 'code'),
  reasonOf: getterOf<string>(CloseEvent.prototype, 'reason'),
  cleanOf: getterOf<boolean>(CloseEvent.prototype, 'wasClean'),
  persistedOf: getterOf<boolean>(PageTransitionEvent.prototype, 'persisted'),
  directiveOf: getterOf<string>(SecurityPolicyViolationEvent.prototype, 'effectiveDirective'),
  blockedOf: getterOf<string>(SecurityPolicyViolationEvent.prototype, 'blockedURI'),
  dispositionOf: getterOf<string>(SecurityPolicyViolationEvent.prototype, 'disposition'),
  visibility: getterOf<string>(Document.prototype, 'visibilityState'),
  blobSize: getterOf<number>(Blob.prototype, 'size'),
  bufferSize: getterOf<number>(ArrayBuffer.prototype, 'byteLength'),
  arraySize: getterOf<number>(typedArray, 'byteLength'),
  viewSize: getterOf<number>(DataView.prototype, 'byteLength'),
}

/** `isTrusted` is an own accessor of every event ([LegacyUnforgeable]), the same function for all. */
function eventTrust(): (self: unknown) => boolean {
  return getterOf<boolean>(new Event('probe'), 'isTrusted')
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
  else if (natives.isArray(value))
    for (let index = 0; index < value.length && index < 100; index++) {
      const item: unknown = getOwnPropertyDescriptor(value, index)?.value
      if (typeof item === 'string') push(found, item)
    }
  return found
}
