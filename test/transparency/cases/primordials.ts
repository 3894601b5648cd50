// Pages that replace the language's own builtins, and hear of every call: the hook must make none.

import { section } from '../case.ts'

/** A life with everything in it, told without the builtins that a case replaces. */
const life = `
  const plain = async () => {
    const socket = new WebSocket(at('ok-echo'), ['v1'])
    socket.onopen = () => { say('[open]'); socket.send('x'); socket.send(bytes) }
    let count = 0
    socket.onmessage = () => { say('[message]'); if (++count === 2) socket.close(3000, 'bye') }
    const gone = new Promise((resolve) => { socket.onclose = () => { say('[close]'); resolve() } })
    const listener = () => { say('[listener]') }
    socket.addEventListener('open', listener); socket.removeEventListener('open', listener); socket.addEventListener('message', listener)
    try { socket.send('early') } catch { say('[early]') }
    try { socket.close(1) } catch { say('[code]') }
    try { new WebSocket('x:y') } catch { say('[url]') }
    try { new WebSocket(at('x'), ['a', 'a']) } catch { say('[protocols]') }
    try { WebSocket() } catch { say('[new]') }
    socket.onerror = null
    WebSocket.prototype.send.toString()
    await gone
    socket.close()
  }
  const bytes = new Uint8Array([1, 2, 3])
`

/** Each method of each owner calls the native one, and says so. */
const wrapped = (owners: string) => `${life}
  const { apply, defineProperty } = Reflect
  for (const [name, owner, keys] of ${owners})
    for (const key of keys ?? Reflect.ownKeys(owner)) {
      const before = getOwnPropertyDescriptor(owner, key)
      if (!before?.configurable || key === 'constructor') continue
      const wrap = (each, what) => typeof each === 'function' ? function (...args) { said[said.length] = what + name + '.' + (typeof key === 'symbol' ? key.description : key); return new.target ? Reflect.construct(each, args) : apply(each, this, args) } : each
      defineProperty(owner, key, 'value' in before ? { ...before, value: wrap(before.value, '') } : { ...before, get: wrap(before.get, 'get '), set: wrap(before.set, 'set ') })
    }
  await plain()`

/** A setter and getter on Object.prototype and Array.prototype, that says when it is used. */
const traps = (owner: string, names: string) => `${life}
  for (const name of ${names}) Object.defineProperty(${owner}, name, { __proto__: null, configurable: true, get() { said[said.length] = 'get ' + String(name); return undefined }, set(value) { said[said.length] = 'set ' + String(name); Object.defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }) } })
  await plain()
  for (const name of ${names}) delete ${owner}[name]`

export const primordials = section('ecma', 'sec-well-known-intrinsic-objects', [
  {
    id: 'builtins-reflect',
    step: 'Reflect and Object.',
    code: wrapped(
      `[['Reflect', { __proto__: null, r: Reflect }.r, ['apply', 'construct', 'get', 'set', 'getPrototypeOf', 'has', 'deleteProperty']], ['Object', Object, ['defineProperty', 'defineProperties', 'assign', 'create', 'freeze', 'keys', 'entries', 'getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'getOwnPropertyNames', 'getPrototypeOf', 'setPrototypeOf', 'is', 'hasOwn', 'fromEntries', 'values']], ['Object.prototype', Object.prototype, ['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toString', 'valueOf', 'toLocaleString', '__proto__']]]`,
    ),
  },
  {
    id: 'builtins-function',
    step: 'Function.prototype: call, apply, bind, toString, Symbol.hasInstance.',
    code: wrapped(`[['Function.prototype', Function.prototype, ['call', 'apply', 'bind', 'toString']]]`),
  },
  {
    id: 'builtins-array',
    step: 'Array, its prototype and its iterator.',
    code: wrapped(
      `[['Array', Array], ['Array.prototype', Array.prototype], ['ArrayIterator', Object.getPrototypeOf([][Symbol.iterator]())]]`,
    ),
  },
  {
    id: 'builtins-collections',
    step: 'Map, Set, WeakMap, WeakSet, WeakRef and FinalizationRegistry.',
    code: wrapped(
      `[['Map', Map.prototype], ['Set', Set.prototype], ['WeakMap', WeakMap.prototype], ['WeakSet', WeakSet.prototype], ['WeakRef', WeakRef.prototype], ['FinalizationRegistry', FinalizationRegistry.prototype]]`,
    ),
  },
  {
    id: 'builtins-text',
    step: 'String, Number, RegExp, Symbol, Math, Date and JSON.',
    code: wrapped(
      `[['String', String], ['String.prototype', String.prototype], ['Number', Number], ['Number.prototype', Number.prototype], ['RegExp', RegExp.prototype], ['Symbol', Symbol.prototype], ['Math', Math], ['Date', Date], ['Date.prototype', Date.prototype], ['JSON', JSON], ['StringIterator', Object.getPrototypeOf(''[Symbol.iterator]())]]`,
    ),
  },
  {
    id: 'builtins-promise',
    step: 'Promise and its prototype.',
    code: wrapped(
      `[['Promise', Promise], ['Promise.prototype', Promise.prototype, ['then', 'catch', 'finally']]]`,
    ),
  },
  {
    id: 'builtins-buffers',
    step: 'ArrayBuffer, typed arrays, DataView and Blob.',
    code: wrapped(
      `[['ArrayBuffer', ArrayBuffer.prototype], ['TypedArray', Object.getPrototypeOf(Uint8Array.prototype)], ['DataView', DataView.prototype], ['Blob', Blob.prototype], ['SharedArrayBuffer', window.SharedArrayBuffer?.prototype ?? {}]]`,
    ),
  },
  {
    id: 'builtins-errors',
    step: 'Error, its prototypes and DOMException.',
    code: wrapped(
      `[['Error', Error, ['captureStackTrace', 'isError']], ['Error.prototype', Error.prototype], ['TypeError.prototype', TypeError.prototype], ['DOMException', DOMException.prototype]]`,
    ),
  },
  {
    id: 'builtins-messages',
    step: 'MessagePort, MessageChannel, postMessage and events.',
    code: wrapped(
      `[['MessagePort', MessagePort.prototype], ['MessageChannel', MessageChannel.prototype], ['Event', Event.prototype], ['MessageEvent', MessageEvent.prototype], ['CloseEvent', CloseEvent.prototype], ['ErrorEvent', ErrorEvent.prototype], ['CustomEvent', CustomEvent.prototype], ['EventTarget', EventTarget.prototype, ['dispatchEvent']], ['window', window, ['postMessage', 'dispatchEvent']]]`,
    ),
  },
  {
    id: 'builtins-timers',
    step: 'Timers, microtasks, performance and crypto.',
    code: wrapped(
      `[['window', window, ['setTimeout', 'setInterval', 'clearTimeout', 'queueMicrotask', 'requestAnimationFrame', 'structuredClone', 'fetch', 'btoa', 'atob']], ['Performance', Performance.prototype], ['Crypto', Crypto.prototype], ['console', console]]`,
    ),
  },
  {
    id: 'builtins-document',
    step: 'Document, Node, Location, URL and storage.',
    code: wrapped(
      `[['Document', Document.prototype, ['visibilityState', 'hidden', 'URL', 'createElement', 'addEventListener']], ['Node', Node.prototype], ['URL', URL.prototype], ['Storage', Storage.prototype], ['Navigator', Navigator.prototype], ['XMLHttpRequest', XMLHttpRequest.prototype], ['AbortSignal', AbortSignal.prototype]]`,
    ),
  },
  {
    id: 'builtins-globals',
    step: 'Global constructors replaced by others that say when they are used.',
    code: `${life}
      const names = ['Proxy', 'WeakMap', 'WeakRef', 'Map', 'Set', 'Error', 'TypeError', 'Promise', 'MessageEvent', 'MessageChannel', 'Event', 'CustomEvent', 'URL', 'Array', 'Object', 'Function', 'String', 'Number', 'Symbol', 'Date', 'RegExp', 'Blob', 'ArrayBuffer', 'Uint8Array', 'TextEncoder', 'Reflect', 'JSON', 'Math', 'performance', 'crypto', 'EventTarget', 'DOMException', 'CloseEvent', 'AbortSignal']
      const before = {}
      for (const name of names) before[name] = getOwnPropertyDescriptor(window, name)
      const { defineProperty } = Object, { length } = names
      const { Promise: P } = window
      for (const name of names) if (before[name]?.configurable) { const { value, get } = before[name]; defineProperty(window, name, { __proto__: null, configurable: true, get() { said[said.length] = 'global ' + name; return get ? get.call(window) : value }, set() {} }) }
      await plain()
      for (let n = 0; n < length; n++) if (before[names[n]]?.configurable) defineProperty(window, names[n], before[names[n]])`,
  },
  {
    id: 'object-prototype-traps',
    step: 'Object.prototype with the names of a Proxy’s traps.',
    code: traps(
      'Object.prototype',
      `['apply', 'construct', 'defineProperty', 'deleteProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'has', 'isExtensible', 'ownKeys', 'preventExtensions', 'setPrototypeOf']`,
    ),
  },
  {
    id: 'object-prototype-descriptors',
    step: 'Object.prototype with the names of a descriptor’s fields.',
    code: `${life}
      const names = ['get', 'set', 'value', 'writable', 'enumerable', 'configurable']
      const { defineProperty } = Object
      for (const name of names) defineProperty(Object.prototype, name, { __proto__: null, configurable: true, get: Function('said', 'name', 'return function () { said[said.length] = "get " + name; return undefined }')(said, name), set: Function('said', 'name', 'return function () { said[said.length] = "set " + name }')(said, name) })
      await plain()
      for (const name of names) delete Object.prototype[name]`,
  },
  {
    id: 'object-prototype-fields',
    step: 'Object.prototype with names that records and options commonly have.',
    code: traps(
      'Object.prototype',
      `['kind', 'about', 'at', 'state', 'url', 'protocols', 'site', 'given', 'code', 'reason', 'clean', 'type', 'size', 'preview', 'threw', 'name', 'message', 'stack', 'slot', 'protocol', 'extensions', 'data', 'detail', 'ports', 'source', 'origin', 'bubbles', 'cancelable', 'composed', 'capture', 'once', 'passive', 'signal', 'transfer', 'api', 'handleEvent', 'then', 'toJSON', 'index', 'id', 'text', 'top', 'persisted', 'visible', 'online', 'count', 'received', 'sent', 'lastEventId', 'cause']`,
    ),
  },
  {
    id: 'object-prototype-symbols',
    step: 'Object.prototype with well-known symbols.',
    code: traps(
      'Object.prototype',
      `[Symbol.toPrimitive, Symbol.toStringTag, Symbol.isConcatSpreadable, Symbol.species, Symbol.match, Symbol.unscopables, Symbol.asyncIterator]`,
    ),
  },
  {
    id: 'array-prototype-indices',
    step: 'Array.prototype with setters for indices.',
    code: `${life}
      const told = []
      for (let n = 0; n < 130; n++) Object.defineProperty(told, n, { value: '', writable: true, configurable: true })
      let count = 0
      const tell = (word) => { told[count++] = word }
      for (const n of [0, 1, 2, 3, 4, 5]) Object.defineProperty(Array.prototype, n, { configurable: true, get: Function('tell', 'n', 'return function () { tell("get " + n) }')(tell, n), set: Function('tell', 'n', 'define', 'return function (value) { tell("set " + n); define(this, n, { __proto__: null, value, writable: true, enumerable: true, configurable: true }) }')(tell, n, Object.defineProperty) })
      await plain()
      for (let n = 0; n < 6; n++) delete Array.prototype[n]
      return told.slice(0, count)`,
  },
  {
    id: 'prototype-getters-of-socket',
    step: 'Every accessor and method of WebSocket.prototype replaced by one that says when it is used.',
    code: wrapped(
      `[['WebSocket', WebSocket.prototype], ['EventTarget', EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']]]`,
    ),
  },
])
