// What a page finds when it looks at the interface objects themselves: keys and their order, attributes,
// names, lengths, functions as text, prototypes.

import { section } from '../case.ts'

export const descriptors = [
  ...section('webidl', 'interface-object', [
    {
      id: 'shape-of-constructor',
      step: 'The interface object: keys in order, attributes, constants.',
      code: `return [shape(WebSocket), WebSocket.name, WebSocket.length, typeof WebSocket, getPrototypeOf(WebSocket) === EventTarget, Object.prototype.toString.call(WebSocket), Object.isExtensible(WebSocket), Object.isFrozen(WebSocket)]`,
    },
    {
      id: 'shape-of-prototype',
      step: 'The interface prototype object: keys in order, attributes, accessors.',
      code: `return [shape(WebSocket.prototype), getPrototypeOf(WebSocket.prototype) === EventTarget.prototype, WebSocket.prototype.constructor === WebSocket, Object.prototype.toString.call(WebSocket.prototype), String(Symbol.toStringTag in WebSocket.prototype), Object.isExtensible(WebSocket.prototype)]`,
    },
    {
      id: 'shape-of-event-target',
      step: 'EventTarget and its prototype.',
      code: `return [shape(EventTarget), shape(EventTarget.prototype), EventTarget.prototype.constructor === EventTarget]`,
    },
    {
      id: 'shape-of-function',
      step: 'Function.prototype, whose toString prints functions.',
      code: `return [ownKeys(Function.prototype).map(String), describe(Function.prototype, 'toString'), describe(Function.prototype, 'call'), String(Function.prototype.toString), thrown(() => new Function.prototype.toString()), 'prototype' in Function.prototype.toString]`,
    },
    {
      id: 'shape-of-stream',
      step: 'WebSocketStream and WebSocketError, where the browser has them.',
      code: `return ['WebSocketStream', 'WebSocketError', 'CloseEvent', 'MessageEvent'].map((name) => window[name] ? [describe(window, name), shape(window[name]), shape(window[name].prototype)] : null)`,
    },
    {
      id: 'keys-enumerated',
      step: 'for…in, Object.keys, entries and spread.',
      code: `const keys = (object) => { const found = []; for (const key in object) found.push(key); return found }
        return [keys(WebSocket), keys(WebSocket.prototype), keys(new WebSocket(at('ok-echo'))), Object.keys(WebSocket), Object.entries(WebSocket), Object.keys({ ...WebSocket }), JSON.stringify(WebSocket) ?? null, JSON.stringify({ ...WebSocket })]`,
    },
    {
      id: 'key-order',
      step: 'Keys stand in the order of the interface.',
      code: `return [ownKeys(WebSocket).map(String), ownKeys(WebSocket.prototype).map(String), ownKeys(EventTarget.prototype).map(String)]`,
    },
  ]),
  ...section('webidl', 'define-the-global-property-references', [
    {
      id: 'window-property',
      step: 'The window’s property is writable and configurable, not enumerable.',
      code: `return [describe(window, 'WebSocket'), 'WebSocket' in window, Object.keys(window).includes('WebSocket'), window.hasOwnProperty('WebSocket'), globalThis.WebSocket === WebSocket, self.WebSocket === WebSocket]`,
    },
    {
      id: 'window-keys',
      step: 'The window has no further keys.',
      code: `return [ownKeys(window).map(String).sort(), Object.keys(window).sort(), ownKeys(document).map(String), ownKeys(getPrototypeOf(window)).map(String)]`,
    },
    {
      id: 'window-keys-of-frame',
      step: 'Nor has a frame’s window.',
      code: `const { contentWindow } = blank()
        return ownKeys(contentWindow).map(String).sort()`,
    },
    {
      id: 'window-key-order',
      step: 'The keys of the window stand in the same order.',
      code: `return [ownKeys(window).map(String), ownKeys(blank().contentWindow).map(String)]`,
    },
    {
      id: 'document-untouched',
      step: 'Nothing was added to the document.',
      code: `return [document.documentElement.outerHTML.length, document.scripts.length, document.querySelectorAll('*').length, [...document.documentElement.attributes].map(({ name }) => name), document.cookie, localStorage.length, sessionStorage.length, window.name]`,
    },
    {
      id: 'event-handlers-of-window',
      step: 'No handler of the window is set.',
      code: `return Object.getOwnPropertyNames(window).filter((name) => name.startsWith('on') && window[name] !== null)`,
    },
  ]),
  ...section('ecma', 'sec-function.prototype.tostring', [
    {
      id: 'text-of-functions',
      step: 'Every function prints as the native it is, however it is printed.',
      code: `const functions = []
        for (const owner of [WebSocket, WebSocket.prototype, EventTarget.prototype, Function.prototype]) for (const key of ownKeys(owner)) { const { value, get, set } = getOwnPropertyDescriptor(owner, key); for (const each of [value, get, set]) if (typeof each === 'function') functions.push([String(key), each]) }
        return functions.map(([key, each]) => [key, each.toString(), String(each), each + '', Function.prototype.toString.call(each), Reflect.apply(Function.prototype.toString, each, []), each.toLocaleString(), Object.prototype.toString.call(each)])`,
    },
    {
      id: 'text-of-other-realm',
      step: 'Another window’s Function.prototype.toString prints them too.',
      code: `const { Function: { prototype: { toString } } } = blank().contentWindow
        return [WebSocket, WebSocket.prototype.send, EventTarget.prototype.addEventListener, Function.prototype.toString, getOwnPropertyDescriptor(WebSocket.prototype, 'onopen').set].map((each) => toString.call(each))`,
    },
    {
      id: 'text-of-other-functions',
      step: 'All other functions print as ever.',
      code: `class A { static s() {} #p() {} get x() { return 1 } }
        const { toString } = Function.prototype
        const values = [() => 0, function named(a, b) { return a }, A, A.s, async () => 0, function* () {}, Math.max, Date, (() => 0).bind(), new Proxy(() => 0, {}), new Proxy(WebSocket, {}), class extends WebSocket {}, Symbol, Reflect.construct, console.log, alert, getOwnPropertyDescriptor(A.prototype, 'x').get, getOwnPropertyDescriptor(document, 'location').get]
        return values.map((each) => each.toString()).concat([1, {}, null, undefined, 'x', Symbol('x'), new Proxy({}, {})].map((each) => thrown(() => toString.call(each))))`,
    },
    {
      id: 'text-of-bound',
      step: 'Bound and wrapped functions.',
      code: `return [String(WebSocket.bind(null)), WebSocket.bind(null).name, String(WebSocket.prototype.send.bind({})), WebSocket.prototype.send.bind({}).name, String(new Proxy(WebSocket.prototype.send, {})), String(Function.prototype.toString.bind(WebSocket))]`,
    },
  ]),
  ...section('ecma', 'sec-built-in-function-objects', [
    {
      id: 'functions-not-constructors',
      step: 'Methods and accessors are no constructors and have no prototype.',
      code: `const told = []
        for (const owner of [WebSocket.prototype, EventTarget.prototype, Function.prototype]) for (const key of ownKeys(owner)) { const { value, get, set } = getOwnPropertyDescriptor(owner, key); for (const each of [value, get, set]) if (typeof each === 'function' && key !== 'constructor' && key !== 'caller' && key !== 'arguments') told.push([String(key), thrown(() => new each()), 'prototype' in each, each.hasOwnProperty('caller'), thrown(() => class extends each {}), Object.isExtensible(each)]) }
        return told`,
    },
    {
      id: 'functions-caller',
      step: 'caller and arguments of native functions.',
      code: `return [WebSocket, WebSocket.prototype.send, WebSocket.prototype.close, EventTarget.prototype.addEventListener, Function.prototype.toString, Date].flatMap((each) => ['caller', 'arguments'].map((name) => [thrown(() => each[name]), thrown(() => { each[name] = 1 }), name in each, each.hasOwnProperty(name)]))`,
    },
    {
      id: 'functions-names-changed',
      step: 'name and length may be configured, own properties added and deleted, prototypes set.',
      code: `for (const each of [WebSocket, WebSocket.prototype.send, EventTarget.prototype.addEventListener, Function.prototype.toString]) {
          Object.defineProperty(each, 'name', { value: 'mine' }); each.extra = 1; delete each.length
          say(each.name, each.length, ownKeys(each).map(String), String(each))
          Object.setPrototypeOf(each, null); say(getPrototypeOf(each)); Object.setPrototypeOf(each, Function.prototype)
          Object.preventExtensions(each); say(Reflect.set(each, 'more', 1), Object.isExtensible(each))
        }
        return thrown(() => new WebSocket(at('ok-echo')))`,
    },
    {
      id: 'functions-key-order',
      step: 'The own keys of each function stand in the same order.',
      code: `return [WebSocket, EventTarget, EventTarget.prototype.addEventListener, EventTarget.prototype.removeEventListener, EventTarget.prototype.dispatchEvent, Function.prototype.toString, WebSocket.prototype.send, WebSocket.prototype.close].map((each) => ownKeys(each).map(String))`,
    },
    {
      id: 'functions-identity',
      step: 'The same function each time it is read, and a key like any other.',
      code: `return [WebSocket === window.WebSocket, WebSocket.prototype.send === WebSocket.prototype.send, getOwnPropertyDescriptor(WebSocket.prototype, 'onopen').set === getOwnPropertyDescriptor(WebSocket.prototype, 'onopen').set, new Map([[WebSocket, 1]]).get(new WebSocket(at('ok-echo')).constructor) ?? null, new WeakSet([WebSocket]).has(WebSocket.prototype.constructor), Object.is(Function.prototype.toString, Math.max.toString)]`,
    },
    {
      id: 'functions-cloned',
      step: 'Functions and sockets cannot be cloned, posted or stored.',
      code: `return [WebSocket, WebSocket.prototype.send, WebSocket.prototype, new WebSocket(at('ok-echo')), Function.prototype.toString].map((each) => [thrown(() => structuredClone(each)), thrown(() => postMessage(each, '*')), thrown(() => history.replaceState(each, ''))])`,
    },
  ]),
  ...section('ecma', 'sec-ordinaryhasinstance', [
    {
      id: 'instance-of',
      step: 'instanceof, isPrototypeOf and Symbol.hasInstance, also across frames.',
      code: `const theirs = blank().contentWindow
        const mine = new WebSocket(at('ok-echo')), other = new theirs.WebSocket(at('ok-echo'))
        return [mine instanceof WebSocket, mine instanceof EventTarget, mine instanceof theirs.WebSocket, other instanceof WebSocket, other instanceof theirs.WebSocket, other.constructor === theirs.WebSocket, theirs.WebSocket === WebSocket, theirs.WebSocket.name, WebSocket.prototype.isPrototypeOf(mine), WebSocket[Symbol.hasInstance](mine), Object.create(WebSocket.prototype) instanceof WebSocket, thrown(() => mine instanceof WebSocket.prototype.send), WebSocket.hasOwnProperty(Symbol.hasInstance)]`,
    },
    {
      id: 'instance-across-frames',
      step: 'Methods of one window with a socket of another.',
      code: `const theirs = blank().contentWindow
        const mine = await echo(), other = await opened(new theirs.WebSocket(at('ok-echo')))
        for (const [socket, { prototype }] of [[mine, theirs.WebSocket], [other, WebSocket]]) {
          getOwnPropertyDescriptor(prototype, 'onmessage').set.call(socket, ({ data }) => say(data, socket.readyState))
          theirs.EventTarget.prototype.addEventListener.call(socket, 'close', ({ code }) => say('close', code))
          say(getOwnPropertyDescriptor(prototype, 'readyState').get.call(socket), thrown(() => prototype.send.call(socket, 'across')), thrown(() => prototype.close.call(socket, 1)))
          await heard(socket, 'message')
          prototype.close.call(socket, 3000, 'across')
          await closed(socket)
        }
        say(thrown(() => new theirs.WebSocket('x:y')), thrown(() => theirs.WebSocket()), thrown(() => theirs.WebSocket.prototype.send.call({}, 1)))
        try { new theirs.WebSocket('x:y') } catch (error) { say(error instanceof DOMException, error instanceof theirs.DOMException) }`,
    },
  ]),
]
