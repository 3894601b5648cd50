// new WebSocket(url): how the URL is parsed, and what is refused.

import { section } from '../case.ts'

export const constructorUrl = [
  ...section('websockets', 'dom-websocket-websocket', [
    {
      id: 'url-relative',
      step: 'The URL is parsed relative to the document’s base URL.',
      code: `return ['/ws/ok-echo', 'x', '../x?y', '?q', '', '.', '//localhost:1/x', '\\\\x', ' /x ', '/\\tx\\n'].map((url) => made(url))`,
    },
    {
      id: 'url-base-element',
      step: 'A base element changes what a relative URL is relative to.',
      code: `document.head.append(Object.assign(document.createElement('base'), { href: 'http://127.0.0.1:1/a/b' }))
        return [made('c'), made('/d')]`,
    },
    {
      id: 'url-scheme-replaced',
      step: 'http becomes ws and https becomes wss.',
      code: `return ['http://localhost:1/a', 'https://localhost:1/b', 'HTTP://LOCALHOST:80/', 'wss://localhost:443/'].map((url) => made(url))`,
    },
    {
      id: 'url-scheme-refused',
      step: 'Any other scheme is a SyntaxError.',
      code: `return ['ftp://localhost/', 'data:,x', 'blob:x', 'about:blank', 'mailto:x', 'javascript:0', 'file:///x', 'wsx://x'].map((url) => made(url))`,
    },
    {
      id: 'url-failure',
      step: 'A URL that cannot be parsed is a SyntaxError.',
      code: `return ['ws://', 'ws://x y/', 'ws://[', 'ws://localhost:99999/', 'ws://a%00b/', 'http://', 'ws://:1/'].map((url) => made(url))`,
    },
    {
      id: 'url-fragment',
      step: 'What is done about a fragment.',
      code: `return ['#', '#x', 'ws://localhost:1/#', 'ws://localhost:1/x#y', 'http://localhost:1/?x#'].map((url) => made(at('ok-echo') && url))`,
    },
    {
      id: 'url-serialized',
      step: 'url is the serialized URL.',
      code: `return ['ws://localhost:1', 'WS://LocalHost:080/./a/../b', 'ws://u:p@localhost:1/', 'ws://localhost:1/%7e/é ?é', 'ws://127.1:1/', 'ws://localhost:1/\\ud800'].map((url) => made(url))`,
    },
    {
      id: 'url-blocked-port',
      step: 'A blocked port fails the connection, or is refused.',
      code: `return ['ws://localhost:25/', 'ws://localhost:6000/'].map((url) => made(url))`,
    },
    {
      id: 'url-blocked-port-events',
      step: 'A connection to a blocked port fails as any does.',
      code: `try { const socket = follow(new WebSocket('ws://localhost:25/')); await closed(socket) } catch (error) { say(told(error)) }`,
    },
  ]),
  ...section('webidl', 'js-USVString', [
    {
      id: 'url-converted',
      step: 'The argument is converted to a string with scalar values only.',
      code: `return [new URL(at('x')), new String(at('x')), [at('x')], null, undefined, 1, true, {}, [], Symbol('x'), 1n, () => 0, document.createElement('a')].map((url) => made(url))`,
    },
    {
      id: 'url-to-primitive',
      step: 'An object is asked for Symbol.toPrimitive with the hint string, then toString, then valueOf.',
      code: `say(made({ [Symbol.toPrimitive](hint) { say(hint); return at('a') } }))
        say(made({ toString() { say('toString'); return {} }, valueOf() { say('valueOf'); return at('b') } }))
        say(made({ get toString() { say('get toString'); return () => at('c') } }))`,
    },
    {
      id: 'url-conversion-throws',
      step: 'What a conversion throws is what the constructor throws, the same object.',
      code: `const mine = new RangeError('mine')
        try { new WebSocket({ toString() { throw mine } }) } catch (error) { say(error === mine, told(error)) }
        say(made({ toString() { throw 1 } }), made({ toString() { null.x } }), made({ get toString() { throw new Error('getter') } }))`,
    },
    {
      id: 'url-conversion-stack',
      step: 'What a conversion sees of the call stack.',
      code: `const stacks = []
        const url = { toString() { stacks.push(new Error('in toString').stack); return at('ok-echo') } }
        function outer() { const socket = new WebSocket(url); socket.close() }
        outer()
        return stacks`,
    },
    {
      id: 'url-conversion-caller',
      step: 'A conversion finds no more callers and arguments than without anything between.',
      code: `const url = { toString: Function('return said.push([typeof this, arguments.length, String(arguments.callee.caller), typeof new.target]), "ws://localhost:1/"') }
        try { new WebSocket(url).close() } catch (error) { say(told(error)) }
        Function('url', 'new WebSocket(url).close()')(url)`,
    },
  ]),
]
