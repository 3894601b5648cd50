// new WebSocket(url, protocols): what counts as subprotocols, in which order arguments are converted, and
// which are refused.

import { section } from '../case.ts'

export const constructorProtocols = [
  ...section('websockets', 'dom-websocket-websocket', [
    {
      id: 'protocols-none-to-begin-with',
      step: 'protocol and extensions are empty until the connection is established.',
      code: `return [made(at('ok-echo')), made(at('ok-echo'), []), made(at('ok-echo'), 'v1'), made(at('ok-echo'), ['v1', 'v2']), made(at('ok-echo'), undefined)]`,
    },
    {
      id: 'protocols-duplicate',
      step: 'A subprotocol that occurs twice is a SyntaxError; letters of another case are another subprotocol.',
      code: `return [made(at('ok-echo'), ['a', 'a']), made(at('ok-echo'), ['a', 'b', 'a']), made(at('ok-echo'), ['a', 'A']), made(at('ok-echo'), 'aa')]`,
    },
    {
      id: 'protocols-no-token',
      step: 'What is no token is a SyntaxError.',
      code: `return ['', ' ', 'a b', 'a,b', 'a/b', 'é', '\\0', '\\x7f', 'a"', '(', ')', '<', '>', '@', ';', ':', '\\\\', '[', ']', '?', '=', '{', '}', '\\t'].map((each) => [made(at('ok-echo'), each), made(at('ok-echo'), [each])])`,
    },
    {
      id: 'protocols-token',
      step: 'Every token will do.',
      code: `return ["!#$%&'*+-.^_\`|~", '0', 'v1.json', 'x'.repeat(300)].map((each) => made(at('ok-echo'), each))`,
    },
    {
      id: 'protocols-after-url',
      step: 'The URL is judged before the subprotocols.',
      code: `return [made('x:y', ['a', 'a']), made('ws://localhost:1/#x', [''])]`,
    },
    {
      id: 'protocols-chosen',
      step: 'When the connection is established, protocol is the one that the server chose.',
      code: `for (const protocols of ['v1', ['v2', 'v1'], new Set(['v0', 'v1'])]) {
          const socket = await opened(new WebSocket(at('ok-subprotocol'), protocols))
          say(socket.protocol, socket.extensions)
          socket.close(); await closed(socket); say(socket.protocol)
        }`,
    },
    {
      id: 'protocols-not-chosen',
      step: 'A server that chooses what was not offered fails the connection.',
      code: `const socket = follow(new WebSocket(at('subprotocol-mismatch'), ['v9'])); await closed(socket); return [socket.protocol]`,
    },
    {
      id: 'extensions-chosen',
      step: 'extensions is what was negotiated.',
      code: `const socket = await opened(new WebSocket(at('ok-deflate'))); return [socket.extensions, socket.protocol]`,
    },
  ]),
  ...section('webidl', 'js-union', [
    {
      id: 'protocols-converted',
      step: 'An object with Symbol.iterator is a sequence, anything else a string.',
      code: `return [null, undefined, 0, 1, true, {}, { length: 1, 0: 'a' }, new String('ab'), Symbol('x'), 1n, () => 0, new Set(['a', 'b']), new Map([['a', 'b']]), [['a']], [['a', 'b']], [undefined], [null, 1], [{ toString: () => 'x' }], [Symbol('x')], [,'a'], (function () { return arguments })('p', 'q'), { [Symbol.iterator]: undefined, toString: () => 'z' }]
          .map((each) => made(at('ok-echo'), each))`,
    },
    {
      id: 'protocols-iterated',
      step: 'The iterator is asked once for its method and then for one value after another.',
      code: `const protocols = { get [Symbol.iterator]() { say('get iterator'); return function () {
          say('iterator', arguments.length, this === protocols)
          let n = 0
          return { get next() { say('get next'); return () => { say('next', n); return { get done() { say('done'); return n > 1 }, get value() { say('value'); n++; return { toString() { say('toString'); return 'p' + n } } } } } }, return() { say('return') } }
        } } }
        say(made(at('ok-echo'), protocols))`,
    },
    {
      id: 'protocols-iterator-broken',
      step: 'What an iterator throws, or is not, is what the constructor throws.',
      code: `for (const iterator of [() => 1, () => ({ next: () => 1 }), () => { throw new RangeError('iterator') }, () => ({ next() { throw new EvalError('next') } }), () => ({ next: () => ({ done: false, value: Symbol('x') }), return() { say('return') } }), function* () { try { yield 'a'; yield { toString() { throw new URIError('value') } } } finally { say('finally') } }])
          say(made(at('ok-echo'), { [Symbol.iterator]: iterator }))`,
    },
    {
      id: 'conversion-words',
      step: 'The words of the exceptions for what cannot be converted.',
      code: `return [made(Object.create(null)), made({ toString() { return {} }, valueOf() { return {} } }), made(at('ok-echo'), Object.assign(() => 0, { [Symbol.iterator]: null })), made(at('ok-echo'), { [Symbol.iterator]: 1 }), made(at('ok-echo'), { [Symbol.iterator]: {} }), made(at('ok-echo'), { [Symbol.iterator]: () => ({}) }), made(at('ok-echo'), { [Symbol.iterator]: () => ({ next: 1 }) }), ...[Object.create(null), { toString: () => ({}) }].map((value) => thrown(() => new WebSocket(at('ok-echo')).send(value)))]`,
    },
    {
      id: 'protocols-iterator-stack',
      step: 'What the iterator sees of the call stack.',
      code: `const protocols = { *[Symbol.iterator]() { say(new Error('in iterator').stack); yield { toString() { say(new Error('in toString').stack); return 'p' } } } }
        return made(at('ok-echo'), protocols)`,
    },
    {
      id: 'protocols-array-untouched',
      step: 'The array is not written to, and may be frozen.',
      code: `const list = Object.freeze(['a', 'b'])
        say(made(at('ok-echo'), list), list)`,
    },
    {
      id: 'protocols-array-proxied',
      step: 'A Proxy of an array is read as the conversion reads it, and not once more.',
      code: `const traps = {}
        for (const name of ownKeys(Reflect)) if (typeof name === 'string') traps[name] = (...args) => { say(name, String(args[1])); return Reflect[name](...args) }
        say(made(at('ok-echo'), new Proxy(['c'], traps)))`,
    },
    {
      id: 'protocols-array-accessors',
      step: 'Each index is read once, in order.',
      code: `const list = ['a', 'b', 'c']
        for (const n of [0, 1, 2]) Object.defineProperty(list, n, { get() { say('get', n); return 'p' + n } })
        say(made(at('ok-echo'), list))`,
    },
  ]),
  ...section('webidl', 'js-overloads', [
    {
      id: 'arguments-order',
      step: 'newTarget, URL and subprotocols are read in this order.',
      code: `const target = new Proxy(function () {}, { get(owner, name) { say('newTarget', String(name)); return owner[name] } })
        const socket = Reflect.construct(WebSocket, [{ toString() { say('url'); return at('ok-echo') } }, { get [Symbol.iterator]() { say('protocols'); return [][Symbol.iterator] } }], target)
        return Object.prototype.toString.call(socket)`,
    },
    {
      id: 'arguments-order-thrown',
      step: 'What throws first ends it.',
      code: `const late = { get [Symbol.iterator]() { say('protocols') } }
        say(made({ toString() { throw new Error('url') } }, late), made(Symbol('x'), late), made('x:y', late))
        for (const target of [Object.defineProperty(function () {}.bind(), 'prototype', { get() { say('prototype'); throw new Error('prototype') } })])
          say(thrown(() => Reflect.construct(WebSocket, [{ toString() { say('url'); return 'x:y' } }], target)))`,
    },
    {
      id: 'arguments-missing',
      step: 'Without a URL it is a TypeError.',
      code: `return [thrown(() => new WebSocket()), thrown(() => Reflect.construct(WebSocket, [])), thrown(() => Reflect.construct(WebSocket, { length: 0 })), made(...[])]`,
    },
    {
      id: 'arguments-further',
      step: 'Further arguments are ignored, and not looked at.',
      code: `const looked = { toString() { say('looked') }, get [Symbol.iterator]() { say('looked') } }
        return made(at('ok-echo'), ['p'], looked, looked)`,
    },
    {
      id: 'arguments-list-kept',
      step: 'The list of arguments given to Reflect.construct is read once and stays as it is.',
      code: `const list = new Proxy([at('ok-echo'), 'p'], { get(owner, name) { say('get', String(name)); return owner[name] }, set() { say('set'); return true } })
        Reflect.construct(WebSocket, list).close()`,
    },
  ]),
]
