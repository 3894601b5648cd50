// Attributes and constants: url, readyState, protocol, extensions, binaryType, CONNECTING to CLOSED.

import { section } from '../case.ts'

export const attributes = [
  ...section('websockets', 'dom-websocket-readystate', [
    {
      id: 'ready-state-path',
      step: 'CONNECTING, OPEN, CLOSING, CLOSED, as code and events see them.',
      code: `const socket = new WebSocket(at('ok-echo'))
        say(socket.readyState)
        for (const type of types) socket.addEventListener(type, () => say(type, socket.readyState))
        await opened(socket); socket.send('x'); await heard(socket, 'message'); socket.close(); say(socket.readyState); await closed(socket)`,
    },
    {
      id: 'ready-state-failed',
      step: 'A connection that fails: CLOSED in error and close, and what comes in which order.',
      code: `for (const scenario of ['status-403', 'bad-accept', 'fin-before-response', 'redirect-302', 'garbage', 'missing-connection']) {
          const socket = follow(new WebSocket(at(scenario)), scenario)
          socket.onerror = () => { say('onerror', socket.readyState); queueMicrotask(() => say('microtask', socket.readyState)); Promise.resolve().then(() => say('promise')) }
          socket.onclose = () => say('onclose', socket.readyState)
          await closed(socket)
        }`,
    },
    {
      id: 'ready-state-busy',
      step: 'Nothing changes while a script runs.',
      code: `const socket = new WebSocket(at('ok-echo'))
        await opened(socket)
        const before = performance.now()
        socket.send('x'); socket.close()
        while (performance.now() - before < 60);
        return socket.readyState`,
    },
  ]),
  ...section('websockets', 'dom-websocket-url', [
    {
      id: 'attributes-read-only',
      step: 'Writing to a read-only attribute does nothing, or throws in strict code.',
      code: `const socket = new WebSocket(at('ok-echo'))
        for (const name of ['url', 'readyState', 'bufferedAmount', 'protocol', 'extensions', 'CONNECTING', 'OPEN']) {
          const strict = () => { 'use strict'; try { socket[name] = 'mine' } catch (error) { return [error.name, error instanceof TypeError] } }
          say(thrown(() => { socket[name] = 'mine' }), String(socket[name]), strict(), thrown(() => delete socket[name]))
        }
        return ownKeys(socket)`,
    },
    {
      id: 'attributes-read-only-words',
      step: 'The words of the exception for writing to a read-only attribute in strict code.',
      code: `const socket = new WebSocket(at('ok-echo'))
        return ['url', 'readyState', 'OPEN'].map((name) => [thrown(() => { 'use strict'; socket[name] = 'mine' }), thrown(() => { 'use strict'; WebSocket.prototype.OPEN = 1 })])`,
    },
    {
      id: 'attributes-this',
      step: 'Each getter and setter wants a socket for this.',
      code: `for (const name of Object.getOwnPropertyNames(WebSocket.prototype)) {
          const { get, set } = getOwnPropertyDescriptor(WebSocket.prototype, name)
          for (const self of [undefined, null, 1, {}, WebSocket.prototype, new EventTarget(), WebSocket, document])
            say(name, get && thrown(() => get.call(self)), set && thrown(() => set.call(self, 'blob')), set && thrown(() => set.call(self)))
        }`,
    },
    {
      id: 'attributes-on-prototype',
      step: 'Reading them of the prototype throws.',
      code: `return Object.getOwnPropertyNames(WebSocket.prototype).map((name) => [name, thrown(() => WebSocket.prototype[name]), thrown(() => Object.create(WebSocket.prototype)[name])])`,
    },
    {
      id: 'attributes-own',
      step: 'Own properties of a socket hide the prototype’s.',
      code: `const socket = await echo()
        for (const name of ['send', 'close', 'onmessage', 'readyState', 'addEventListener', 'url', 'constructor'])
          Object.defineProperty(socket, name, { configurable: true, value: () => say('own', name) })
        socket.send('x'); socket.close(); socket.addEventListener('x')
        say(typeof socket.readyState, ownKeys(socket))
        delete socket.send
        socket.send('y')
        return await new Promise((resolve) => EventTarget.prototype.addEventListener.call(socket, 'message', ({ data }) => resolve(data)))`,
    },
    {
      id: 'attributes-frozen-socket',
      step: 'A frozen socket works on.',
      code: `'use strict'
        const socket = Object.freeze(new WebSocket(at('ok-echo')))
        const data = await new Promise((resolve) => { socket.onopen = () => socket.send('x'); socket.onmessage = ({ data }) => resolve(data) })
        return [data, thrown(() => { socket.mine = 1 }), thrown(() => { socket.binaryType = 'arraybuffer' }), socket.binaryType, Object.isFrozen(socket)]`,
    },
    {
      id: 'attributes-proxied-socket',
      step: 'A Proxy of a socket is no socket.',
      code: `const socket = await echo()
        const proxy = new Proxy(socket, {})
        return [thrown(() => proxy.readyState), thrown(() => proxy.send('x')), thrown(() => proxy.close()), thrown(() => { proxy.onopen = () => 0 }), thrown(() => proxy.addEventListener('open', () => 0)), proxy instanceof WebSocket, Object.prototype.toString.call(proxy)]`,
    },
  ]),
  ...section('websockets', 'dom-websocket-binarytype', [
    {
      id: 'binary-type',
      step: 'blob to begin with; arraybuffer in every state; anything else is ignored.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const trial = () => { for (const type of ['arraybuffer', 'blob', 'ArrayBuffer', '', 'x', null, undefined, 1, { toString: () => 'arraybuffer' }, 'blob']) say(thrown(() => { 'use strict'; socket.binaryType = type }), socket.binaryType) }
        say(socket.binaryType)
        trial(); await opened(socket); trial(); socket.close(); trial(); await closed(socket); trial()
        say(thrown(() => { socket.binaryType = Symbol('x') }), thrown(() => { socket.binaryType = { toString() { throw new RangeError('mine') } } }))`,
    },
    {
      id: 'binary-type-of-messages',
      step: 'A message takes the type that is set when it arrives.',
      code: `const socket = await echo()
        for (const type of ['blob', 'arraybuffer', 'blob']) {
          socket.binaryType = type
          socket.send(new Uint8Array([1, 2]))
          const { data } = await heard(socket, 'message')
          say(Object.prototype.toString.call(data), data instanceof Blob, data.size ?? data.byteLength, data.type ?? null, data.constructor === Blob || data.constructor === ArrayBuffer)
        }`,
    },
  ]),
  ...section('webidl', 'js-constants', [
    {
      id: 'constants',
      step: 'CONNECTING, OPEN, CLOSING and CLOSED on the interface object, the prototype and every socket.',
      code: `const socket = new WebSocket(at('ok-echo'))
        return ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].map((name) => [WebSocket[name], WebSocket.prototype[name], socket[name], name in WebSocket, describe(WebSocket, name), describe(WebSocket.prototype, name), thrown(() => { 'use strict'; WebSocket[name] = 9 }), thrown(() => { 'use strict'; delete WebSocket[name] }), thrown(() => Object.defineProperty(WebSocket, name, { value: 9 })), thrown(() => Object.defineProperty(WebSocket.prototype, name, { value: 9 }))])`,
    },
  ]),
]
