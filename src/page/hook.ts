// Watches WebSocket in the page's own world. The page keeps native sockets, native dispatch and its own
// exceptions: every patch is a Proxy of the native function that forwards all it was given, looks, and
// returns or throws what the native one did. `install` returns its undo.

import type { SocketEvent } from '../core/fact.ts'
import { callStack } from './call-stack.ts'
import {
  apply,
  construct,
  defineProperty,
  deref,
  getOwnPropertyDescriptor,
  listen,
  NativeProxy,
  NativeWeakMap,
  NativeWeakRef,
  push,
  readyState,
  stringsOf,
  unlisten,
  urlOf,
  weakGet,
  weakSet,
} from './natives.ts'
import type { Recorder, Unstamped } from './recorder.ts'
import { type WatchedSocket, watchSocket } from './watch-socket.ts'

type World = Window & typeof globalThis
type Callable = (...args: never[]) => unknown
type Trap = (target: Callable, self: unknown, args: unknown[]) => unknown

const events: readonly SocketEvent[] = ['open', 'message', 'error', 'close']

function slotOf(type: unknown): SocketEvent | null {
  for (let index = 0; index < events.length; index++) if (events[index] === type) return events[index] ?? null
  return null
}

function thrownBy(error: unknown): Unstamped['threw'] {
  if (typeof error !== 'object' || error === null) return { name: '', message: '' }
  const { name, message } = error as Partial<Error>
  return { name: typeof name === 'string' ? name : '', message: typeof message === 'string' ? message : '' }
}

/** Starts to watch every socket the world constructs from now on. */
export function install(world: World, recorder: Recorder): () => void {
  const watched = new NativeWeakMap<object, WatchedSocket>()
  const originals = new NativeWeakMap<object, Callable>()
  const live: WeakRef<WebSocket>[] = []
  const undo: (() => void)[] = []
  let count = 0

  const watchedOf = (self: unknown) => weakGet(watched, self as object) as WatchedSocket | undefined

  function standIn<F extends Callable>(native: F, traps: ProxyHandler<F>): F {
    const proxy = new NativeProxy(native, { __proto__: null, ...traps } as ProxyHandler<F>)
    weakSet(originals, proxy, native)
    return proxy
  }

  /** Replaces one part of a property; what the page put there since is left alone by the undo. */
  function replace(owner: object, name: string, part: 'value' | 'set', trap: Trap): void {
    const before = getOwnPropertyDescriptor(owner, name)
    const native = before?.[part] as Callable | undefined
    if (!before?.configurable || !native) return
    const proxy = standIn(native, { apply: trap } as ProxyHandler<Callable>)
    define(owner, name, before, part, proxy)
  }

  function define(
    owner: object,
    name: string,
    before: PropertyDescriptor,
    part: 'value' | 'set',
    proxy: unknown,
  ) {
    defineProperty(owner, name, { __proto__: null, ...before, [part]: proxy } as PropertyDescriptor)
    undo.push(() => {
      if (getOwnPropertyDescriptor(owner, name)?.[part] === proxy) defineProperty(owner, name, before)
    })
  }

  const Native = world.WebSocket
  const standInConstructor: typeof WebSocket = standIn(
    Native as unknown as Callable,
    {
      construct(target, args, newTarget) {
        const n = ++count
        // Chromium's network log keeps this call's stack, and with it the name that says which socket it was.
        const named = {
          [`lifeline ${recorder.document}.${n}`]: () =>
            construct(
              target as never,
              args,
              newTarget === standInConstructor ? target : newTarget,
            ) as WebSocket,
        }
        let socket: WebSocket
        try {
          socket = (named[`lifeline ${recorder.document}.${n}`] as () => WebSocket)()
        } catch (error) {
          recorder.guard(n, 'constructor', () =>
            recorder.record(
              n,
              {
                kind: 'construct-threw',
                state: null,
                given: givenUrl(args[0], ''),
                protocols: stringsOf(args[1]),
                threw: thrownBy(error),
                site: callStack(),
              },
              true,
            ),
          )
          throw error
        }
        recorder.guard(n, 'constructor', () => observe(socket, n, args))
        return socket
      },
    } as ProxyHandler<Callable>,
  ) as unknown as typeof WebSocket

  function observe(socket: WebSocket, n: number, args: unknown[]): void {
    recorder.record(
      n,
      {
        kind: 'constructed',
        state: readyState(socket),
        url: urlOf(socket),
        given: givenUrl(args[0], urlOf(socket)),
        protocols: stringsOf(args[1]),
        site: callStack(),
      },
      true,
    )
    weakSet(watched, socket, watchSocket(socket, n, recorder))
    push(live, new NativeWeakRef(socket))
  }

  const named = getOwnPropertyDescriptor(world, 'WebSocket')
  if (!named?.configurable) return () => undefined
  define(world, 'WebSocket', named, 'value', standInConstructor)
  const own = getOwnPropertyDescriptor(Native.prototype, 'constructor')
  if (own?.configurable) define(Native.prototype, 'constructor', own, 'value', standInConstructor)

  replace(Native.prototype, 'close', 'value', (target, self, args) => {
    const seen = watchedOf(self)
    return perform(target, self, args, 'close', (threw) => seen?.closeCalled(args[0], args[1], threw))
  })
  replace(Native.prototype, 'send', 'value', (target, self, args) => {
    const seen = watchedOf(self)
    const before = seen ? readyState(self) : 0
    return perform(target, self, args, 'send', (threw) => seen?.sendCalled(args[0], before, threw))
  })

  for (const event of events) {
    const get = getOwnPropertyDescriptor(Native.prototype, `on${event}`)?.get as Callable | undefined
    if (get)
      replace(Native.prototype, `on${event}`, 'set', (target, self, args) => {
        const seen = watchedOf(self)
        const before = seen && apply(get, self, [])
        return perform(target, self, args, `on${event}`, (threw) => {
          const after = seen && apply(get, self, [])
          if (threw || !seen || (!before && !after)) return
          const kind = !after ? 'handler-removed' : before ? 'handler-replaced' : 'handler-set'
          seen.handlerChanged(kind, `on${event}`)
        })
      })
  }
  for (const [name, kind] of [
    ['addEventListener', 'handler-set'],
    ['removeEventListener', 'handler-removed'],
  ] as const)
    replace(world.EventTarget.prototype, name, 'value', (target, self, args) => {
      const seen = watchedOf(self)
      if (!seen) return apply(target, self, args)
      return perform(target, self, args, name, (threw) => {
        const slot = slotOf(args[0])
        if (slot && args[1] && !threw) seen.handlerChanged(kind, slot)
      })
    })

  // Function.prototype.toString of a Proxy does not name it; of the native it stands for, it does.
  replace(world.Function.prototype, 'toString', 'value', (target, self, args) =>
    apply(target, (weakGet(originals, self as object) as Callable | undefined) ?? self, args),
  )

  /** Calls the native function, then tells `after`, whether it returned or threw. */
  function perform(
    target: Callable,
    self: unknown,
    args: unknown[],
    during: string,
    after: (threw: Unstamped['threw']) => void,
  ): unknown {
    let result: unknown
    try {
      result = apply(target, self, args as never[])
    } catch (error) {
      recorder.guard(0, during, () => after(thrownBy(error)))
      throw error
    }
    recorder.guard(0, during, () => after(undefined))
    return result
  }

  const look = () => {
    for (let index = 0; index < live.length; index++) {
      const socket = deref(live[index]) as WebSocket | undefined
      if (socket) recorder.guard(0, 'looking', () => watchedOf(socket)?.look())
    }
  }
  for (const type of ['pagehide', 'pageshow'] as const) {
    listen(world, type, look, true)
    undo.push(() => unlisten(world, type, look, true))
  }
  return () => {
    for (const each of undo) each()
  }
}

function givenUrl(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}
