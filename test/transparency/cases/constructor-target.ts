// The interface object as a constructor: new, newTarget, subclasses.

import { section } from '../case.ts'

export const constructorTarget = [
  ...section('webidl', 'interface-object', [
    {
      id: 'called-without-new',
      step: 'Called without new it is a TypeError, whatever its arguments and this.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const looked = { toString() { say('looked') } }
        return [thrown(() => WebSocket(at('ok-echo'))), thrown(() => WebSocket()), thrown(() => WebSocket.call(socket, looked)), thrown(() => Reflect.apply(WebSocket, null, [])), thrown(() => WebSocket.bind()(1)), thrown(() => WebSocket\`x\`)]`,
    },
    {
      id: 'bound',
      step: 'A bound constructor constructs.',
      code: `const Bound = WebSocket.bind(null, at('ok-echo'))
        const socket = new Bound('p')
        return [socket.url, socket instanceof WebSocket, socket instanceof Bound, Bound.name, Bound.length]`,
    },
    {
      id: 'instance',
      step: 'The object has no own properties and the interface prototype object as its prototype.',
      code: `const socket = new WebSocket(at('ok-echo'))
        return [ownKeys(socket), getPrototypeOf(socket) === WebSocket.prototype, socket.constructor === WebSocket, Object.prototype.toString.call(socket), String(socket), Object.isExtensible(socket), JSON.stringify(socket), Object.keys(socket), typeof socket]`,
    },
  ]),
  ...section('webidl', 'internally-create-a-new-object-implementing-the-interface', [
    {
      id: 'new-target-prototype-once',
      step: 'newTarget’s prototype is read once.',
      code: `const prototype = Object.create(WebSocket.prototype)
        const target = new Proxy(function () {}, {
          get(owner, name, receiver) { say('get', String(name), receiver === target); return name === 'prototype' ? prototype : owner[name] },
          getOwnPropertyDescriptor() { say('descriptor') }, has() { say('has') }, getPrototypeOf(owner) { say('getPrototypeOf'); return getPrototypeOf(owner) }, ownKeys() { say('ownKeys'); return [] },
        })
        const socket = Reflect.construct(WebSocket, [at('ok-echo')], target)
        return [getPrototypeOf(socket) === prototype, socket.url]`,
    },
    {
      id: 'new-target-prototype-throws',
      step: 'What reading it throws is what is thrown.',
      code: `const mine = new RangeError('mine')
        const target = new Proxy(function () {}, { get(owner, name) { if (name === 'prototype') throw mine; return owner[name] } })
        try { Reflect.construct(WebSocket, [at('ok-echo')], target) } catch (error) { return [error === mine, told(error)] }`,
    },
    {
      id: 'new-target-prototype-primitive',
      step: 'If it is no object, the prototype of newTarget’s realm is taken.',
      code: `const element = blank()
        const Other = element.contentWindow.Function('return function () {}')()
        return [undefined, null, 1, 'x', Symbol('x')].map((prototype) => {
          const own = function () {}; own.prototype = prototype; Other.prototype = prototype
          const a = Reflect.construct(WebSocket, [at('ok-echo')], own), b = Reflect.construct(WebSocket, [at('ok-echo')], Other)
          return [getPrototypeOf(a) === WebSocket.prototype, getPrototypeOf(b) === element.contentWindow.WebSocket.prototype, a.url, b.readyState]
        })`,
    },
    {
      id: 'new-target-other',
      step: 'newTarget may be any constructor.',
      code: `class Any { get mine() { return 1 } }
        const socket = Reflect.construct(WebSocket, [at('ok-echo')], Any)
        const read = getOwnPropertyDescriptor(WebSocket.prototype, 'readyState').get
        const sockets = [Object, Date, EventTarget, class extends Event {}, Any.bind()].map((target) => Reflect.construct(WebSocket, [at('ok-echo')], target))
        return [socket instanceof Any, socket instanceof WebSocket, socket.mine, socket.url === undefined, read.call(socket), sockets.map((each) => [getPrototypeOf(each).constructor.name, read.call(each)])]`,
    },
    {
      id: 'new-target-none',
      step: 'What is no constructor is refused before anything is read.',
      code: `const url = { toString() { say('url') } }
        return [() => 0, 1, {}, undefined, Math.max, async () => 0].map((target) => thrown(() => Reflect.construct(WebSocket, [url], target)))`,
    },
    {
      id: 'new-target-of-frame',
      step: 'A socket constructed with another window’s newTarget has that window’s prototype.',
      code: `const { contentWindow } = blank()
        const socket = Reflect.construct(WebSocket, [at('ok-echo')], contentWindow.WebSocket)
        return [getPrototypeOf(socket) === contentWindow.WebSocket.prototype, socket instanceof WebSocket, contentWindow.EventTarget.prototype.isPrototypeOf(socket), socket.url]`,
    },
  ]),
  ...section('ecma', 'sec-runtime-semantics-classdefinitionevaluation', [
    {
      id: 'subclass-plain',
      step: 'A class without constructor passes its arguments on.',
      code: `class Mine extends WebSocket {}
        const socket = follow(new Mine(at('ok-subprotocol'), ['v1']))
        socket.onopen = function (event) { say(this === socket, event.target === socket); this.send('x') }
        socket.onmessage = () => socket.close(3000, 'bye')
        await closed(socket)
        return [socket instanceof Mine, socket instanceof WebSocket, socket.constructor === Mine, Mine.name, Mine.length, Mine.OPEN, socket.OPEN, Object.prototype.toString.call(socket), ownKeys(socket), Mine.__proto__ === WebSocket, getPrototypeOf(Mine.prototype) === WebSocket.prototype, String(Mine)]`,
    },
    {
      id: 'subclass-constructor',
      step: 'A class may change the arguments, and has fields of its own.',
      code: `class Mine extends WebSocket {
          #secret = 7
          field = new.target === Mine
          constructor(path, ...more) { say('before', new.target === Mine); super(at(path), ...more); say('after', this.readyState, ownKeys(this)) }
          get secret() { return this.#secret }
          static #made = 0
          static create(path) { Mine.#made++; return new this(path) }
        }
        const socket = Mine.create('ok-echo')
        await opened(socket)
        return [socket.secret, socket.field, socket.url, ownKeys(socket), thrown(() => new Mine(1, 'a b')), thrown(() => Mine())]`,
    },
    {
      id: 'subclass-overrides',
      step: 'Overridden members call their originals by super.',
      code: `class Mine extends WebSocket {
          send(value) { say('send', value); return super.send(value + '!') }
          close(...args) { say('close', args); return super.close(...args) }
          addEventListener(type, ...rest) { say('add', type); return super.addEventListener(type, ...rest) }
          removeEventListener(type, ...rest) { say('remove', type); return super.removeEventListener(type, ...rest) }
          dispatchEvent(event) { say('dispatch', event.type); return super.dispatchEvent(event) }
          get readyState() { say('readyState'); return super.readyState }
          get url() { say('url'); return super.url }
          set onmessage(value) { say('set onmessage'); super.onmessage = value }
          get onmessage() { say('get onmessage'); return super.onmessage }
          get protocol() { say('protocol'); return 'mine' }
          get extensions() { say('extensions'); return 'mine' }
        }
        const socket = await echo(Mine)
        await new Promise((resolve) => { socket.onmessage = ({ data }) => resolve(say(data)); socket.send('a') })
        say(typeof socket.onmessage)
        socket.dispatchEvent(new Event('x'))
        socket.close(3000)
        await closed(socket)
        return [socket.readyState, socket.url]`,
    },
    {
      id: 'subclass-of-subclass',
      step: 'A longer chain, changed after the fact.',
      code: `class A extends WebSocket { who() { return 'A' } }
        class B extends A { who() { return 'B' + super.who() } }
        class C { }
        Object.setPrototypeOf(C.prototype, B.prototype); Object.setPrototypeOf(C, B)
        const c = Reflect.construct(B, [at('ok-echo')], C)
        const b = new B(at('ok-echo'))
        Object.setPrototypeOf(A, EventTarget)
        return [c.who(), c instanceof C, b.who(), b.readyState, thrown(() => new B(at('ok-echo'))), thrown(() => new (class extends B { constructor() { } })())]`,
    },
    {
      id: 'subclass-of-function',
      step: 'Inheritance as before classes.',
      code: `function Mine(url) { const self = Reflect.construct(WebSocket, [url], new.target ?? Mine); self.mine = true; return self }
        Mine.prototype = Object.create(WebSocket.prototype, { constructor: { value: Mine } })
        Object.setPrototypeOf(Mine, WebSocket)
        function Old(url) { WebSocket.call(this, url) }
        Old.prototype = new EventTarget()
        const socket = await opened(new Mine(at('ok-echo')))
        return [socket instanceof Mine, socket.mine, socket.readyState, Mine.CLOSED, thrown(() => new Old(at('ok-echo'))), thrown(() => Object.create(WebSocket.prototype).readyState), thrown(() => Object.create(WebSocket.prototype).close()), thrown(() => Object.create(WebSocket.prototype).addEventListener('open', () => 0))]`,
    },
    {
      id: 'subclass-species',
      step: 'super() reads the class’s prototype at the time of the call.',
      code: `class Mine extends WebSocket {}
        Object.setPrototypeOf(Mine, new Proxy(WebSocket, { construct(owner, args, target) { say('construct', target === Mine); return Reflect.construct(owner, args, target) }, get(owner, name, receiver) { say('get', String(name)); return Reflect.get(owner, name, receiver) } }))
        const socket = new Mine(at('ok-echo'))
        return [socket instanceof Mine, Mine.OPEN, socket.url]`,
    },
    {
      id: 'subclass-stack',
      step: 'Stacks of exceptions thrown in super().',
      code: `class Mine extends WebSocket { constructor(url) { super(url) } }
        class Plain extends WebSocket {}
        return [thrown(() => new Mine('x:y')), thrown(() => new Plain('x:y')), thrown(() => new Mine()), thrown(() => new Plain()), thrown(() => new Mine({ toString() { throw new Error('own') } }))]`,
    },
  ]),
  ...section('html', 'document-sequences.html#fully-active', [
    {
      id: 'constructor-of-removed-frame',
      step: 'The constructor of a frame that was removed.',
      code: `const element = blank()
        const { WebSocket: Theirs, document: gone } = element.contentWindow
        const before = new Theirs(at('ok-echo'))
        element.remove()
        return [before.readyState, thrown(() => before.send('x')), thrown(() => before.close()), before.readyState, thrown(() => before.addEventListener('open', () => 0)), thrown(() => { before.onopen = () => 0 })]`,
    },
    {
      id: 'constructor-of-removed-frame-called',
      step: 'Constructing with it.',
      code: `const element = blank()
        const { WebSocket: Theirs } = element.contentWindow
        element.remove()
        return thrown(() => new Theirs(at('ok-echo')))`,
    },
  ]),
]
