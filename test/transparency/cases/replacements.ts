// Pages that replace, wrap, freeze or restore what they find.

import { section } from '../case.ts'

export const replacements = [
  ...section('webidl', 'define-the-global-property-references', [
    {
      id: 'replaced-by-class',
      step: 'A class in place of WebSocket.',
      code: `const Native = WebSocket
        window.WebSocket = class WebSocket extends Native { constructor(...args) { say('mine', args.length); super(...args) } send(value) { super.send(value + '!') } }
        const socket = follow(new window.WebSocket(at('ok-echo')))
        await heard(socket, 'open'); socket.send('x'); await heard(socket, 'message'); socket.close(); await closed(socket)
        return [socket instanceof Native, WebSocket !== Native, describe(window, 'WebSocket').slice(3), String(Native), socket.constructor === WebSocket]`,
    },
    {
      id: 'replaced-by-function',
      step: 'A function that returns a native socket.',
      code: `const Native = WebSocket
        window.WebSocket = function WebSocket(url, protocols) { const socket = protocols === undefined ? new Native(url) : new Native(url, protocols); socket.addEventListener('open', () => say('wrapped open')); return socket }
        WebSocket.prototype = Native.prototype; Object.assign(WebSocket, { CONNECTING: 0, OPEN: 1 })
        const socket = await opened(new WebSocket(at('ok-echo')))
        return [socket instanceof WebSocket, socket instanceof Native, socket.constructor === Native, WebSocket.OPEN]`,
    },
    {
      id: 'replaced-by-proxy',
      step: 'A Proxy around WebSocket, with every trap.',
      code: `const traps = {}
        for (const name of Object.getOwnPropertyNames(Reflect)) traps[name] = (...args) => { say(name, typeof args[1] === 'object' ? 'list' : String(args[1])); return Reflect[name](...args) }
        window.WebSocket = new Proxy(WebSocket, traps)
        const socket = await opened(new WebSocket(at('ok-echo')))
        say(socket instanceof WebSocket, WebSocket.OPEN, socket.constructor === WebSocket, thrown(() => new WebSocket('x:y')))
        class Mine extends WebSocket {}
        say(new Mine(at('ok-echo')) instanceof Mine)
        return [String(WebSocket), typeof WebSocket]`,
    },
    {
      id: 'replaced-by-define-property',
      step: 'defineProperty, delete, and what was there put back.',
      code: `const before = getOwnPropertyDescriptor(window, 'WebSocket')
        say(Reflect.defineProperty(window, 'WebSocket', { get() { say('get'); return before.value }, configurable: true }))
        await opened(new WebSocket(at('ok-echo')))
        say(delete window.WebSocket, typeof WebSocket, 'WebSocket' in window)
        Object.defineProperty(window, 'WebSocket', before)
        await opened(new WebSocket(at('ok-echo')))
        return [describe(window, 'WebSocket'), WebSocket === before.value]`,
    },
    {
      id: 'replaced-and-restored',
      step: 'A library that keeps the original, replaces it, and puts it back.',
      code: `const Native = window.WebSocket, { send, close, addEventListener } = Native.prototype
        class Fake extends EventTarget { constructor(url) { super(); this.url = url } }
        window.WebSocket = Fake
        say(new WebSocket('x').url, new WebSocket('x') instanceof Native)
        Native.prototype.send = function (value) { say('send'); return send.call(this, value) }
        Native.prototype.close = function (...args) { say('close'); return close.apply(this, args) }
        window.WebSocket = Native
        const socket = await echo(); socket.send('x'); say((await heard(socket, 'message')).data); socket.close()
        Native.prototype.send = send; Native.prototype.close = close
        const again = await echo(); again.send('y'); say((await heard(again, 'message')).data); again.close(); await closed(again)
        return [shape(WebSocket.prototype), describe(window, 'WebSocket')]`,
    },
    {
      id: 'replaced-accessors',
      step: 'Accessors of the prototype replaced, wrapped and restored.',
      code: `const { prototype } = WebSocket
        const before = {}
        for (const name of ['onopen', 'onmessage', 'onclose', 'readyState', 'binaryType', 'url']) {
          const native = before[name] = getOwnPropertyDescriptor(prototype, name)
          Object.defineProperty(prototype, name, { ...native, get() { say('get', name); return native.get.call(this) }, ...(native.set && { set(value) { say('set', name, typeof value); native.set.call(this, value) } }) })
        }
        const socket = new WebSocket(at('ok-echo'))
        socket.binaryType = 'arraybuffer'
        await new Promise((resolve) => { socket.onopen = () => { socket.send('x') }; socket.onmessage = () => { socket.close() }; socket.onclose = resolve })
        say(socket.readyState, socket.url, typeof socket.onopen)
        Object.defineProperties(prototype, before)
        return shape(prototype)`,
    },
    {
      id: 'replaced-listening',
      step: 'addEventListener replaced for every target, as monitors do.',
      code: `const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
        EventTarget.prototype.addEventListener = function (type, listener, options) { say('add', type, this instanceof WebSocket); return add.call(this, type, listener && function (...args) { say('called', type); return listener.apply(this, args) }, options) }
        EventTarget.prototype.removeEventListener = function (type, ...rest) { say('remove', type); return remove.call(this, type, ...rest) }
        const socket = new WebSocket(at('ok-echo'))
        socket.onmessage = () => say('handler')
        await heard(socket, 'open'); socket.send('x'); await heard(socket, 'message'); socket.close(); await heard(socket, 'close')
        EventTarget.prototype.addEventListener = add; EventTarget.prototype.removeEventListener = remove
        return shape(EventTarget.prototype)`,
    },
    {
      id: 'replaced-prototype-members-deleted',
      step: 'Members deleted from the prototypes.',
      code: `const { prototype } = WebSocket
        const { send, close } = prototype, { addEventListener: add } = EventTarget.prototype
        for (const name of Object.getOwnPropertyNames(prototype)) say(name, Reflect.deleteProperty(prototype, name))
        for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) delete EventTarget.prototype[name]
        const socket = new WebSocket(at('ok-echo'))
        socket.onopen = () => say('a plain property')
        await new Promise((resolve) => add.call(socket, 'open', resolve))
        send.call(socket, 'x')
        const { data } = await new Promise((resolve) => add.call(socket, 'message', resolve))
        close.call(socket)
        await new Promise((resolve) => add.call(socket, 'close', resolve))
        return [data, ownKeys(socket), ownKeys(prototype).map(String)]`,
    },
    {
      id: 'frozen-everything',
      step: 'Everything frozen, as lockdowns do.',
      code: `for (const each of [WebSocket, WebSocket.prototype, EventTarget, EventTarget.prototype, Function.prototype, Object.prototype, Array.prototype, Event.prototype, MessageEvent.prototype, CloseEvent.prototype, Promise.prototype, WeakMap.prototype]) Object.freeze(each)
        Object.defineProperty(window, 'WebSocket', { writable: false, configurable: false })
        const socket = follow(await echo())
        socket.onmessage = () => say('handler'); socket.send('x'); await heard(socket, 'message'); socket.close(3000); await closed(socket)
        const refused = (act) => { try { act(); return false } catch (error) { return [error.name, error instanceof TypeError] } }
        return [refused(() => { 'use strict'; WebSocket.mine = 1 }), refused(() => { 'use strict'; WebSocket.prototype.send = 1 }), refused(() => { 'use strict'; window.WebSocket = 1 }), thrown(() => new WebSocket('x:y')), describe(window, 'WebSocket'), describe(WebSocket.prototype, 'send')]`,
    },
    {
      id: 'prototype-replaced',
      step: 'Prototypes of the prototypes changed.',
      code: `const socket = await echo()
        say(thrown(() => { 'use strict'; WebSocket.prototype = {} }), thrown(() => Object.setPrototypeOf(socket, null) && 0), thrown(() => Object.setPrototypeOf(WebSocket.prototype, {}) && 0), thrown(() => Object.setPrototypeOf(WebSocket, Function.prototype) && 0))
        const { send } = WebSocket.prototype
        say(typeof socket.send, thrown(() => send.call(socket, 'x')), thrown(() => WebSocket.prototype.addEventListener('x', null)))
        const other = new WebSocket(at('ok-echo'))
        return [other instanceof EventTarget, typeof other.addEventListener, typeof other.send, Reflect.setPrototypeOf(socket, WebSocket.prototype)]`,
    },
    {
      id: 'defined-anew',
      step: 'Defining the same again, and comparing before and after.',
      code: `const told = []
        for (const owner of [WebSocket, WebSocket.prototype, EventTarget.prototype]) for (const key of ownKeys(owner)) { const before = getOwnPropertyDescriptor(owner, key); told.push([String(key), Reflect.defineProperty(owner, key, before), ['value', 'get', 'set'].every((part) => getOwnPropertyDescriptor(owner, key)[part] === before[part])]) }
        return [told, shape(WebSocket.prototype)]`,
    },
    {
      id: 'native-check',
      step: 'What libraries test to tell a native function.',
      code: `const native = (each) => /^function \\w*\\(\\) \\{\\s*\\[native code\\]\\s*\\}$/.test(Function.prototype.toString.call(each).replace(/\\s+/g, ' '))
        const expected = Function.prototype.toString.call(Object.prototype.hasOwnProperty).replace('hasOwnProperty', 'WebSocket')
        return [native(WebSocket), native(WebSocket.prototype.send), native(WebSocket.prototype.close), native(EventTarget.prototype.addEventListener), Function.prototype.toString.call(WebSocket) === expected, /\\{\\s+\\[native code/.test(Function.prototype.call.call(Function.prototype.toString, Function.prototype.toString)), !('prototype' in WebSocket.prototype.send), Object.getOwnPropertyDescriptor(navigator, 'WebSocket') === undefined]`,
    },
    {
      id: 'proxy-check-extension',
      step: 'The message of adding to a function that is not extensible.',
      code: `return [WebSocket, WebSocket.prototype.send, Function.prototype.toString].map((each) => { Object.preventExtensions(each); return thrown(() => { 'use strict'; each.mine = 1 }) })`,
    },
    {
      id: 'proxy-check-cycle',
      step: 'A function as its own prototype’s prototype, and an object that inherits from one.',
      code: `const cycle = (each) => { try { Object.setPrototypeOf(each, Object.create(each)); return 'set' } catch (error) { return told(error) } finally { Object.setPrototypeOf(each, each === WebSocket ? EventTarget : Function.prototype) } }
        return [WebSocket, WebSocket.prototype.send, EventTarget.prototype.addEventListener, Function.prototype.toString].map((each) => [cycle(each), thrown(() => Object.create(each).toString()), thrown(() => each.toString.call(Object.create(each)))])`,
    },
    {
      id: 'proxy-check-calls',
      step: 'The messages of calls that are malformed.',
      code: `return [WebSocket, WebSocket.prototype.send, EventTarget.prototype.addEventListener, Function.prototype.toString].map((each) => [thrown(() => each in 1), thrown(() => each.call(undefined)), thrown(() => each.apply({}, 1)), thrown(() => Reflect.apply(each, {}, null)), thrown(() => Reflect.construct(Object, [], each) && 0), thrown(() => each.nothing()), thrown(() => each.nothing.x), thrown(() => { [...each] }), thrown(() => BigInt(each)), thrown(() => each * 2), thrown(() => Symbol.for(each)), thrown(() => new Proxy(each, {}).name), thrown(() => each instanceof each)])`,
    },
  ]),
]
