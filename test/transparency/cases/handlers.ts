// onopen, onmessage, onerror and onclose: what may be set, when they run among listeners, what they return.

import { section } from '../case.ts'

export const handlers = [
  ...section('html', 'webappapis.html#event-handler-attributes', [
    {
      id: 'handler-values',
      step: 'An object or null is kept; anything else becomes null.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const callable = () => 0, object = {}, handling = { handleEvent() {} }, proxy = new Proxy(() => 0, {})
        for (const type of types)
          for (const value of [callable, object, handling, proxy, class {}, null, undefined, 0, 1, 'x', true, Symbol('x'), 1n, document.createElement('a'), []]) {
            const name = 'on' + type
            say(type, typeof value, thrown(() => { 'use strict'; socket[name] = value }), socket[name] === value, socket[name] === null)
          }
        return ownKeys(socket)`,
    },
    {
      id: 'handler-object-called',
      step: 'An object that is not callable is not called, nor is its handleEvent.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.onopen = { handleEvent() { say('handleEvent') } }
        addEventListener('error', ({ message }) => say('error', message))
        await opened(socket)
        await task()`,
    },
    {
      id: 'handler-order',
      step: 'A handler runs where it was first set among the listeners.',
      code: `const order = async (arrange) => {
          const socket = new WebSocket(at('ok-echo'))
          const told = []
          arrange(socket, (word) => () => { told.push(word) })
          await opened(socket); await task(); socket.close()
          return told
        }
        return [
          await order((s, w) => { s.onopen = w('on'); s.addEventListener('open', w('listener')) }),
          await order((s, w) => { s.addEventListener('open', w('listener')); s.onopen = w('on') }),
          await order((s, w) => { s.onopen = w('first'); s.addEventListener('open', w('listener')); s.onopen = w('second') }),
          await order((s, w) => { s.onopen = w('first'); s.addEventListener('open', w('listener')); s.onopen = null; s.onopen = w('third') }),
          await order((s, w) => { s.onopen = {}; s.addEventListener('open', w('listener')); s.onopen = w('on') }),
          await order((s, w) => { s.onopen = 1; s.addEventListener('open', w('listener')); s.onopen = w('on') }),
          await order((s, w) => { s.addEventListener('open', w('a')); s.onopen = w('on'); s.addEventListener('open', w('b')); s.addEventListener('open', w('capture'), true) }),
        ]`,
    },
    {
      id: 'handler-this',
      step: 'this is the socket; one argument, the event.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.onopen = function (...args) { say(this === socket, args.length, args[0] instanceof Event, args[0].currentTarget === socket, new.target === undefined) }
        await opened(socket)
        socket.onmessage = Function('"use strict"; window.self_ = this; window.count = arguments.length')
        socket.send('x'); await heard(socket, 'message'); await task()
        return [window.self_ === socket, window.count]`,
    },
    {
      id: 'handler-changed-in-dispatch',
      step: 'What is set during the dispatch runs in it, if its place is yet to come.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.addEventListener('open', () => { say('listener'); socket.onopen = () => say('replaced') })
        socket.onopen = () => say('first')
        await opened(socket)
        socket.addEventListener('message', () => { say('message listener'); socket.onmessage = null })
        socket.onmessage = () => say('never')
        socket.onclose = () => { say('close'); socket.onclose = () => say('too late') }
        socket.send('x'); await heard(socket, 'message'); await task()
        socket.addEventListener('message', () => { socket.onmessage = () => say('set anew') }, { once: true })
        socket.send('y'); await heard(socket, 'message'); await task()
        socket.close(); await closed(socket); await task()`,
    },
    {
      id: 'handler-set-late',
      step: 'What is set after the event is not called for it.',
      code: `const socket = await echo()
        socket.onopen = () => say('too late')
        socket.send('x')
        await heard(socket, 'message')
        socket.onmessage = () => say('second'); socket.send('y'); await heard(socket, 'message'); await task()`,
    },
    {
      id: 'handler-removed-frame',
      step: 'A handler that was made in another window.',
      code: `const { contentWindow } = blank()
        const socket = new WebSocket(at('ok-echo'))
        const theirs = contentWindow.Function('event', 'this.heard = [event.type, typeof event]')
        socket.onopen = theirs
        say(socket.onopen === theirs)
        await opened(socket); await task()
        return [socket.heard, ownKeys(socket).map(String)]`,
    },
  ]),
  ...section('html', 'webappapis.html#the-event-handler-processing-algorithm', [
    {
      id: 'handler-return-value',
      step: 'return false cancels what can be cancelled; other values do nothing.',
      code: `const socket = new WebSocket(at('ok-echo'))
        for (const value of [false, true, undefined, 'x', null, 0]) {
          socket.onopen = () => value
          const event = new Event('open', { cancelable: true })
          say(String(value), socket.dispatchEvent(event), event.defaultPrevented)
        }
        socket.onopen = ({ cancelable }) => { say('open', cancelable); return false }
        socket.addEventListener('open', (event) => { event.preventDefault(); say(event.defaultPrevented, event.returnValue) })
        await opened(socket)`,
    },
    {
      id: 'handler-async',
      step: 'A handler that returns a promise is not waited for; its rejection is unhandled.',
      code: `const rejected = new Promise((resolve) => addEventListener('unhandledrejection', (event) => { say(event.type, event.isTrusted, told(event.reason)); event.preventDefault(); resolve() }))
        const socket = new WebSocket(at('ok-echo'))
        socket.onopen = async () => { say('handler'); throw new RangeError('async') }
        socket.addEventListener('open', () => say('listener'))
        await rejected`,
    },
    {
      id: 'handler-of-other-events',
      step: 'Only the four events have handlers; other names are ordinary properties.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.onfoo = () => say('never'); socket.dispatchEvent(new Event('foo'))
        return [ownKeys(socket), 'onconnect' in socket, 'onopen' in socket]`,
    },
  ]),
]
