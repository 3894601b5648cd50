// Exceptions that nobody catches: of listeners, handlers and of the constructor; what the window hears of them.

import { section } from '../case.ts'

/** Everything that the window hears. */
const hearing = `
  window.onerror = (...args) => { say('onerror', args.slice(0, 4), args.length, told(args[4])) }
  window.addEventListener('error', (event) => say('error', event.message, event.filename, event.lineno, event.colno, event.error === window.last, event.cancelable, event.target === window, event.eventPhase))
  window.addEventListener('unhandledrejection', (event) => { say('unhandledrejection', told(event.reason)); event.preventDefault() })
`

export const errors = [
  ...section('html', 'webappapis.html#report-an-exception', [
    {
      id: 'error-in-listener',
      step: 'A listener that throws is reported once, at once, and the others run.',
      code: `${hearing}
        const socket = new WebSocket(at('ok-echo'))
        socket.addEventListener('open', () => { say('first'); throw window.last = new TypeError('one') })
        socket.onopen = () => { say('second'); throw window.last = new RangeError('two') }
        socket.addEventListener('open', { handleEvent() { say('third'); throw window.last = new Error('three') } })
        socket.addEventListener('open', () => { say('fourth'); null.x })
        await opened(socket); await task()`,
    },
    {
      id: 'error-in-every-event',
      step: 'The same in message, error and close.',
      code: `${hearing}
        const socket = new WebSocket(at('ok-echo'))
        socket.onopen = () => { socket.send('x'); throw window.last = new Error('in open') }
        socket.onmessage = () => { socket.close(); throw window.last = new Error('in message') }
        socket.onclose = () => { throw window.last = new Error('in close') }
        await closed(socket); await task()
        const failing = new WebSocket(at('status-403'))
        failing.onerror = () => { throw window.last = new Error('in error') }
        await closed(failing)`,
    },
    {
      id: 'error-of-any-kind',
      step: 'Anything can be thrown.',
      code: `${hearing}
        const values = [1, 'text', null, undefined, {}, Symbol('x'), { message: 'like an error', stack: 'own' }, new DOMException('dom', 'AbortError'), Object.freeze(new Error('frozen')), new Proxy(new Error('proxied'), {}), Object.assign(new Error('named'), { name: 'Mine' }), new AggregateError([new Error('inner')], 'outer'), new Error('caused', { cause: 1 })]
        const socket = await echo()
        for (const value of values) { socket.onmessage = () => { throw window.last = value }; socket.send('x'); await heard(socket, 'message') }
        await task()`,
    },
    {
      id: 'error-prevented',
      step: 'A handler of the window that returns true, or a listener that prevents, keeps it from the console only.',
      code: `window.onerror = (message) => { say('onerror', message); return true }
        addEventListener('error', (event) => say('listener', event.defaultPrevented))
        addEventListener('error', (event) => { say('capture', event.defaultPrevented); event.preventDefault() }, true)
        const socket = new WebSocket(at('ok-echo'))
        socket.onopen = () => { throw new Error('prevented') }
        await opened(socket); await task()`,
    },
    {
      id: 'error-stopped',
      step: 'A listener of the window that stops the error event keeps it from those after it.',
      code: `addEventListener('error', (event) => { say('first'); event.stopImmediatePropagation() }, true)
        window.onerror = () => say('never')
        const socket = new WebSocket(at('ok-echo'))
        socket.onopen = () => { throw new Error('stopped') }
        await opened(socket); await task()`,
    },
    {
      id: 'error-in-onerror',
      step: 'A window’s error handler that throws is not asked again.',
      code: `let count = 0
        window.onerror = () => { count++; throw new Error('again') }
        const socket = new WebSocket(at('ok-echo'))
        socket.onopen = () => { throw new Error('first') }
        await opened(socket); await task()
        return count`,
    },
    {
      id: 'error-of-microtask',
      step: 'An exception of a microtask or timer that a listener began is nobody’s but its own.',
      code: `${hearing}
        const socket = new WebSocket(at('ok-echo'))
        socket.onopen = () => { queueMicrotask(() => { throw window.last = new Error('microtask') }); say('handler') }
        await toldOf(3)
        socket.onmessage = () => { setTimeout(() => { throw window.last = new Error('timer') }); say('handler') }; socket.send('x')
        await toldOf(6)
        socket.onmessage = () => { Promise.reject(new Error('rejected')); say('handler') }; socket.send('y')
        await toldOf(8)`,
    },
    {
      id: 'error-nested',
      step: 'An exception in a listener of another target, dispatched from a listener.',
      code: `${hearing}
        const socket = new WebSocket(at('ok-echo')), other = new EventTarget()
        other.addEventListener('x', () => { throw window.last = new Error('inner') })
        socket.onopen = () => { other.dispatchEvent(new Event('x')); say('between'); throw window.last = new Error('outer') }
        await opened(socket); await task()`,
    },
    {
      id: 'error-location-of-throw',
      step: 'An uncaught error’s file, line and column are where it was thrown.',
      code: `${hearing}
        const run = (act) => new Promise((resolve) => setTimeout(() => { setTimeout(resolve); act() }))
        await run(() => new WebSocket('x:y'))
        await run(() => { new WebSocket() })
        await run(() => { WebSocket('ws://x') })
        await run(() => { new WebSocket(at('ok-echo')).send('early') })
        await run(() => { new WebSocket(at('ok-echo')).close(1) })
        await run(() => { new WebSocket(at('ok-echo'), ['a', 'a']) })
        await run(() => { new WebSocket({ toString() { throw new Error('in conversion') } }) })
        await run(() => { WebSocket.prototype.send.call({}, 'x') })
        await run(() => { WebSocket.prototype.readyState })
        await run(() => { new (class Mine extends WebSocket {})('x:y') })
        await run(() => { Reflect.construct(WebSocket, ['x:y']) })
        await run(() => { EventTarget.prototype.addEventListener.call(1, 'open', null) })
        await run(() => { Function.prototype.toString.call(1) })`,
    },
    {
      id: 'error-trusted',
      step: 'The browser’s own reports are trusted.',
      code: `addEventListener('error', (event) => { say(event.message, event.isTrusted) })
        const socket = await echo()
        socket.onmessage = () => { throw new Error('of a listener') }; socket.send('x'); await heard(socket, 'message'); await task()
        setTimeout(() => { throw new Error('of a timer') }); await task(); await task()`,
    },
    {
      id: 'error-trusted-of-interface',
      step: 'Those of exceptions that the interface threw are, too.',
      code: `addEventListener('error', (event) => { say(event.message, event.isTrusted) })
        setTimeout(() => new WebSocket('x:y')); await task(); await task()
        const socket = await echo()
        socket.onmessage = () => socket.close(1); socket.send('x'); await heard(socket, 'message'); await task()`,
    },
    {
      id: 'error-attributes-of-interface',
      step: 'The reports’ attributes, but for isTrusted.',
      code: `addEventListener('error', (event) => say(event.message, event.bubbles, event.cancelable, event.composed, event.constructor === ErrorEvent, ownKeys(event).map(String), event.composedPath().length, event.returnValue))
        setTimeout(() => new WebSocket('x:y')); await toldOf(1)
        const socket = await echo()
        socket.onmessage = () => socket.close(1); socket.send('x'); await toldOf(2)`,
    },
    {
      id: 'error-thrown-again',
      step: 'An exception that is caught and thrown again elsewhere is reported where it was thrown last.',
      code: `${hearing}
        const kept = []
        for (const act of [() => new WebSocket('x:y'), () => new WebSocket(), () => new WebSocket(at('ok-echo')).send('x'), () => new WebSocket(at('ok-echo')).close(1)]) try { act() } catch (error) { kept.push(error) }
        for (const error of kept) { setTimeout(() => { window.last = error; throw error }); await task() }
        await toldOf(8)
        for (const error of kept) { setTimeout(() => reportError(error)); await task() }
        await toldOf(16)
        for (const error of kept) Promise.reject(error)
        await toldOf(20)`,
    },
    {
      id: 'error-order-of-hearing',
      step: 'Who hears of an exception of the interface, in which order, and what cancels it.',
      code: `addEventListener('error', () => say('listener before'))
        window.onerror = function (...args) { say('onerror', args.length, this === window, window.event === undefined); return true }
        addEventListener('error', (event) => say('listener after', event.defaultPrevented))
        addEventListener('error', (event) => say('capture', event.defaultPrevented), true)
        document.addEventListener('error', () => say('document'), true)
        let stop = false
        addEventListener('error', (event) => { if (stop) event.stopImmediatePropagation(); say('again', event === window.first); window.first ??= event })
        setTimeout(() => { queueMicrotask(() => say('microtask')); Promise.resolve().then(() => say('promise')); new WebSocket('x:y') }); await task(); await task()
        stop = true
        const socket = await echo()
        socket.onmessage = () => { queueMicrotask(() => say('microtask')); socket.send() }; socket.addEventListener('message', () => say('next')); socket.send('x'); await heard(socket, 'message'); await task()`,
    },
    {
      id: 'error-location-in-listener',
      step: 'The same inside of a socket’s listeners.',
      code: `${hearing}
        const socket = await echo()
        const inside = async (act) => { socket.onmessage = act; socket.send('x'); await heard(socket, 'message'); await task() }
        await inside(() => socket.close(1))
        await inside(() => new WebSocket('x:y'))
        await inside(() => socket.send())
        await inside(() => socket.send({ toString() { throw new Error('in conversion') } }))
        await inside(() => { socket.onmessage.call.x.y })`,
    },
    {
      id: 'error-location-of-script',
      step: 'The same for a script that fails while it is run, and one of a blob.',
      code: `${hearing}
        const script = (attributes) => { const element = Object.assign(document.createElement('script'), attributes); document.head.append(element); return element }
        script({ text: 'new WebSocket("x:y")' }); script({ text: '\\n\\n  function deep() { new WebSocket("ws://localhost/", ["a", "a"]) }\\n deep()' })
        const element = script({ src: URL.createObjectURL(new Blob(['let n = 1;\\n new WebSocket("x:y")'])) })
        await heard(element, 'load')
        return said.splice(0).map((each) => JSON.stringify(each).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'its number'))`,
    },
  ]),
  ...section('html', 'webappapis.html#unhandled-promise-rejections', [
    {
      id: 'error-in-promise',
      step: 'An exception of the constructor, send() or close() in a promise: an unhandled rejection, once.',
      code: `${hearing}
        new Promise(() => { new WebSocket('x:y') })
        ;(async () => { await null; new WebSocket(at('ok-echo')).send('early') })()
        ;(async () => { await null; new WebSocket(at('ok-echo')).close(1) })()
        await toldOf(3)`,
    },
    {
      id: 'error-in-promise-handled',
      step: 'One that is handled is nobody’s.',
      code: `${hearing}
        await Promise.reject(1).catch(() => 0)
        await new Promise(() => { new WebSocket('x:y') }).catch((error) => say('caught', told(error)))
        await task()`,
    },
  ]),
]
