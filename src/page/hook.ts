// Watches WebSocket and WebSocketStream in the page's own world. The page keeps native sockets, native
// dispatch and its own exceptions: nothing stands between it and them but Proxies that look. `install`
// returns its undo.

import type { SocketEvent } from '../core/fact.ts'
import { callStack } from './call-stack.ts'
import { watchAccessors, watchReports } from './exceptions.ts'
import { watchErrors } from './handler-errors.ts'
import {
  apply,
  attempt,
  construct,
  deref,
  getOwnPropertyDescriptor,
  hrefOf,
  isArray,
  NativeWeakMap,
  NativeWeakRef,
  nth,
  own,
  push,
  readyState,
  type Streams,
  streams,
  stringsOf,
  textOf,
  urlOf,
  weakGet,
  weakSet,
} from './natives.ts'
import { type Callable, createPatches, thrownBy } from './patches.ts'
import { type Recorder, stamp } from './recorder.ts'
import { type WatchedSocket, watchSocket } from './watch-socket.ts'
import { type WatchedStream, watchStream } from './watch-stream.ts'

declare const TARGET: 'chromium' | 'firefox'

type Constructor = Callable & { readonly prototype: object }

const events: readonly SocketEvent[] = ['open', 'message', 'error', 'close']

function slotOf(type: unknown): SocketEvent | undefined {
  for (let index = 0; index < events.length; index++) if (events[index] === type) return events[index]
  return undefined
}

/** Whether it is converted without code of the page, however it is built, unless the page changed a prototype. */
function isPlain(argument: unknown): boolean {
  return typeof argument !== 'object' || isArray(argument) || attempt(hrefOf, argument) !== null
}

/** Starts to watch every socket the world constructs from now on. */
export function install(world: Window & typeof globalThis, recorder: Recorder): () => void {
  const { document, guard, record } = recorder
  const patches = createPatches(world, recorder)
  const { put, tap, standIn, hear, undo } = patches
  const sockets = new NativeWeakMap<object, WatchedSocket>()
  const streamed = new NativeWeakMap<object, WatchedStream>()
  const live: WeakRef<WebSocket>[] = []
  watchReports(world, recorder, patches)
  if (TARGET === 'firefox') watchAccessors(world, patches)
  const erring = watchErrors(world, recorder, patches)
  let count = 0

  /** `suffix` ends the name in the network log; `watch` says what to tell of a new socket, and watches it. */
  function watchConstructor(
    native: Constructor,
    suffix: string,
    protocolsIn: (second: unknown) => unknown,
    begun: (made: object) => { readonly url: string },
    watch: (made: object, n: number, second: unknown) => void,
  ): void {
    const proxy: Constructor = standIn(
      native,
      'construct',
      (target, args: readonly unknown[], newTarget: Constructor) => {
        const n = ++count
        const first = nth(args, 0)
        const second = nth(args, 1)
        // Chromium's network log keeps this call's stack, and with it the name that says which socket it was.
        const label = `lifeline ${document}.${n}${suffix}`
        const named = {
          [label]: () => construct(target as never, args, newTarget === proxy ? target : newTarget) as object,
        }
        const given = (url: string) => ({
          given: typeof first === 'string' ? textOf(first) : url,
          protocols: stringsOf(protocolsIn(second)),
          site: callStack(),
        })
        // Taken before the call, for the browser may hold the page up while the request goes out.
        const at = stamp()
        let made: object
        try {
          made = (named[label] as () => object)()
        } catch (error) {
          guard(n, 'new', () =>
            record(n, {
              kind: 'construct-threw',
              at,
              state: null,
              ...given(''),
              threw: thrownBy(error, TARGET === 'firefox' && isPlain(first) && isPlain(second)),
            }),
          )
          throw error
        }
        guard(n, 'new', () => {
          const begin = begun(made)
          record(n, { kind: 'constructed', at, state: 0, ...begin, ...given(begin.url) })
          watch(made, n, second)
        })
        return made
      },
    )
    put(world, native.name, 'value', proxy)
    put(native.prototype, 'constructor', 'value', proxy)
  }

  const { WebSocket, EventTarget } = world
  const { prototype } = WebSocket
  watchConstructor(
    WebSocket as unknown as Constructor,
    '',
    (protocols) => protocols,
    (made) => ({ state: readyState(made), url: urlOf(made) }),
    (made, n) => {
      weakSet(sockets, made, watchSocket(made as WebSocket, n, recorder, erring))
      push(live, new NativeWeakRef(made as WebSocket))
    },
  )
  tap(prototype, 'close', 'value', sockets, (seen, args, _, threw) =>
    seen.closeCalled(nth(args, 0), nth(args, 1), threw),
  )
  tap(
    prototype,
    'send',
    'value',
    sockets,
    (seen, args, before: number, threw) => seen.sendCalled(nth(args, 0), before, threw),
    (seen) => readyState(seen.socket),
  )
  for (const event of events) {
    const name = `on${event}` as const
    const get = getOwnPropertyDescriptor(prototype, name)?.get as Callable
    const handlerOf = (seen: WatchedSocket) => apply(get, seen.socket, [])
    tap(
      prototype,
      name,
      'set',
      sockets,
      (seen, _, before, threw) => {
        const after = handlerOf(seen)
        if (!threw && (before || after))
          seen.handlerChanged(!after ? 'handler-removed' : before ? 'handler-replaced' : 'handler-set', name)
      },
      handlerOf,
    )
  }
  for (const [name, kind] of [
    ['addEventListener', 'handler-set'],
    ['removeEventListener', 'handler-removed'],
  ] as const)
    tap(EventTarget.prototype, name, 'value', sockets, (seen, args, _, threw) => {
      const slot = slotOf(nth(args, 0))
      if (slot && nth(args, 1) && !threw) seen.handlerChanged(kind, slot)
    })

  if (TARGET === 'chromium' && streams) {
    const { native, urlOf } = streams
    watchConstructor(
      native,
      ' stream',
      (options) => own(options, 'protocols'),
      (made) => ({ url: urlOf(made), api: 'WebSocketStream' }),
      (made, n, options) =>
        weakSet(streamed, made, watchStream(made, n, options, recorder, streams as Streams)),
    )
    tap(native.prototype, 'close', 'value', streamed, (seen, args, _, threw) => {
      const how = nth(args, 0)
      seen.closeCalled(own(how, 'closeCode'), own(how, 'reason'), threw)
    })
    for (const name of ['opened', 'closed'] as const)
      tap(native.prototype, name, 'get', streamed, (seen, _args, _before, _threw, promise) =>
        seen.read(name, promise as object),
      )
  }

  const look = () => {
    for (let index = 0; index < live.length; index++) {
      const seen = weakGet(sockets, deref(live[index]) as object) as WatchedSocket | undefined
      if (seen) guard(0, 'look', seen.look)
    }
  }
  hear('pagehide', look)
  hear('pageshow', look)
  return undo
}
