// Replaces parts of properties by Proxies of the native functions in them, and puts back what it replaced.
// A Proxy forwards all it was given, looks, and returns or throws what the native function did.

import { isError } from './call-stack.ts'
import { conceal } from './exceptions.ts'
import {
  apply,
  attempt,
  defineProperty,
  domMessageOf,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  listen,
  NativeProxy,
  NativeWeakMap,
  nameOf,
  own,
  push,
  textOf,
  unlisten,
  weakGet,
  weakSet,
} from './natives.ts'
import type { Recorder, Unstamped } from './recorder.ts'

declare const TARGET: 'chromium' | 'firefox'

export type Callable = (...args: never[]) => unknown
type Part = 'value' | 'get' | 'set'
/** A trap of a Proxy: `second` and `third` are `this` and the arguments, or the arguments and `new.target`. */
type Trap<F> = (target: F, second: never, third: never) => unknown
/** Told of a call that is over: its arguments, what was seen before it, what it threw, or what it returned. */
type After<Seen, Before> = (
  seen: Seen,
  args: readonly unknown[],
  before: Before,
  threw?: Unstamped['threw'],
  result?: unknown,
) => void

export interface Patches {
  /** Hears events of the window from now on, which is before any listener of the page is there, until the undo. */
  hear(type: string, heard: (event: Event) => void): void
  /** A Proxy that prints as the native function it stands for, and throws what that throws. */
  standIn<F extends Callable>(native: F, kind: 'apply' | 'construct', trap: Trap<F>): F
  /** Puts a Proxy in place of the function in one part of a property that is there. */
  replace(
    owner: object,
    name: string,
    part: Part,
    trap: (target: Callable, self: unknown, args: never[]) => unknown,
  ): void
  /** Puts `proxy` in place of one part of a property that is there. */
  put(owner: object, name: string, part: Part, proxy: unknown): void
  /** Looks at calls whose `this` is in `watched`: `after` hears of each when it is over, `before` before it begins. */
  tap<Seen, Before = void>(
    owner: object,
    name: string,
    part: Part,
    watched: WeakMap<object, Seen>,
    after: After<Seen, Before>,
    before?: (seen: Seen) => Before,
  ): void
  undo(): void
}

/**
 * An exception as a fact tells it: its name and message as far as no code of the page computes them. What is no
 * error is asked nothing; unless the browser itself threw it, it may be a Proxy.
 */
export function thrownBy(thrown: unknown, byBrowser?: boolean): Unstamped['threw'] {
  const error = isError(thrown) && thrown
  const above = attempt(getPrototypeOf as (self: unknown) => unknown, error)
  const name = attempt(nameOf, error) ?? own(error, 'name') ?? own(above, 'name')
  return {
    __proto__: null,
    // Firefox: exceptions of its own that are no DOMExceptions, such as NS_ERROR_CONTENT_BLOCKED.
    name: textOf(TARGET === 'firefox' && byBrowser ? (name ?? (thrown as Partial<Error>).name) : name),
    message: textOf(attempt(domMessageOf, error) ?? own(error, 'message')),
  }
}

export function createPatches(world: Window & typeof globalThis, { guard }: Recorder): Patches {
  const originals = new NativeWeakMap<object, Callable>()
  const undo: (() => void)[] = []

  function standIn<F extends Callable>(native: F, kind: 'apply' | 'construct', trap: Trap<F>): F {
    function called(target: F, second: never, third: never): unknown {
      try {
        return trap(target, second, third)
      } catch (error) {
        guard(0, 'throw', conceal, error, called as Callable)
        throw error
      }
    }
    const proxy = new NativeProxy(native, { __proto__: null, [kind]: called } as ProxyHandler<F>)
    weakSet(originals, proxy, native)
    return proxy
  }

  /** What the page put there since is left alone by the undo. */
  function put(owner: object, name: string, part: Part, proxy: unknown): void {
    const before = getOwnPropertyDescriptor(owner, name) as PropertyDescriptor
    defineProperty(owner, name, { __proto__: null, ...before, [part]: proxy } as PropertyDescriptor)
    push(undo, () => {
      if (getOwnPropertyDescriptor(owner, name)?.[part] === proxy) defineProperty(owner, name, before)
    })
  }

  function replace(
    owner: object,
    name: string,
    part: Part,
    trap: (target: Callable, self: unknown, args: never[]) => unknown,
  ): void {
    const native = getOwnPropertyDescriptor(owner, name)?.[part] as Callable | undefined
    if (native) put(owner, name, part, standIn(native, 'apply', trap))
  }

  // Function.prototype.toString of a Proxy does not name it; of the native it stands for, it does.
  replace(world.Function.prototype, 'toString', 'value', (target, self, args) =>
    apply(target, (weakGet(originals, self as object) as Callable | undefined) ?? self, args),
  )

  return {
    hear(type, heard) {
      listen(world, type, heard, true)
      push(undo, () => unlisten(world, type, heard, true))
    },
    standIn,
    replace,
    put,
    tap(owner, name, part, watched, after, before) {
      replace(owner, name, part, (target, self, args) => {
        const seen = weakGet(watched, self as object) as never
        if (!seen) return apply(target, self, args)
        const was = before?.(seen) as never
        let result: unknown
        try {
          result = apply(target, self, args)
        } catch (error) {
          guard(0, name, () => after(seen, args, was, thrownBy(error)))
          throw error
        }
        guard(0, name, after, seen, args, was, undefined, result)
        return result
      })
    },
    undo() {
      for (let index = 0; index < undo.length; index++) (undo[index] as () => void)()
    },
  }
}
