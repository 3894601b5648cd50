// addEventListener, removeEventListener and dispatchEvent of a socket, and of any other target.

import { section } from '../case.ts'

export const listeners = [
  ...section('dom', 'dom-eventtarget-addeventlistener', [
    {
      id: 'listener-order',
      step: 'Listeners run in the order added; the same one with the same capture only once.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const a = () => say('a'), b = () => say('b')
        for (const each of [a, b, a]) socket.addEventListener('open', each)
        socket.addEventListener('open', a, true); socket.addEventListener('open', a, { capture: true, once: true }); socket.addEventListener('open', () => say('c'), { capture: true })
        await opened(socket)`,
    },
    {
      id: 'listener-once',
      step: 'once removes it before it runs.',
      code: `const socket = await echo()
        socket.addEventListener('message', ({ data }) => { say('once', data); socket.dispatchEvent(new MessageEvent('message', { data: 'again' })) }, { once: true })
        socket.addEventListener('message', ({ data, isTrusted }) => say('each', data, isTrusted))
        socket.send('x'); await heard(socket, 'message'); socket.send('y'); await heard(socket, 'message')`,
    },
    {
      id: 'listener-passive',
      step: 'A passive listener cannot prevent the default.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.addEventListener('open', (event) => event.preventDefault(), { passive: true })
        const event = new Event('open', { cancelable: true })
        return [socket.dispatchEvent(event), event.defaultPrevented]`,
    },
    {
      id: 'listener-signal',
      step: 'A signal removes it; an aborted one adds nothing; null is a TypeError.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const controller = new AbortController()
        socket.addEventListener('open', () => { say('first'); controller.abort() }, { signal: controller.signal })
        socket.addEventListener('open', () => say('second'), { signal: controller.signal })
        socket.addEventListener('open', () => say('aborted before'), { signal: AbortSignal.abort() })
        say(thrown(() => socket.addEventListener('open', () => 0, { signal: null })), thrown(() => socket.addEventListener('open', () => 0, { signal: {} })))
        await opened(socket)`,
    },
    {
      id: 'listener-handle-event',
      step: 'An object’s handleEvent is looked up at each dispatch, and called on the object.',
      code: `const socket = await echo()
        const object = { get handleEvent() { say('get'); return function (event) { say('handleEvent', this === object, event.currentTarget === socket) } } }
        socket.addEventListener('message', object)
        socket.send('x'); await heard(socket, 'message')
        socket.removeEventListener('message', object)
        socket.addEventListener('message', { handleEvent: 1 })
        socket.addEventListener('message', { get handleEvent() { throw new RangeError('getter') } })
        addEventListener('error', ({ message, error, lineno, colno, filename }) => say(message, lineno, colno, filename, told(error)))
        socket.send('y'); await heard(socket, 'message'); await task()`,
    },
    {
      id: 'listener-null',
      step: 'null and undefined add nothing; other primitives are a TypeError.',
      code: `const socket = new WebSocket(at('ok-echo'))
        return [null, undefined, 0, '', 'x', true, Symbol('x'), 1n, {}, () => 0].map((listener) => [thrown(() => socket.addEventListener('open', listener)), thrown(() => socket.removeEventListener('open', listener))])`,
    },
    {
      id: 'listener-arguments',
      step: 'Arguments missing, further ones, and types that are converted.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const type = (word) => ({ toString() { say(word); return 'open' } })
        const options = { get capture() { say('capture'); return 0 }, get once() { say('once'); return 1 }, get passive() { say('passive') }, get signal() { say('signal') } }
        say(thrown(() => socket.addEventListener()), thrown(() => socket.addEventListener('open')), thrown(() => socket.removeEventListener('open')), thrown(() => socket.dispatchEvent()), thrown(() => socket.addEventListener(Symbol('x'), null)))
        say(socket.addEventListener(type('add'), () => say('heard'), options, { toString() { say('further') } }) === undefined)
        say(socket.removeEventListener(type('remove'), () => 0, options) === undefined)
        say(thrown(() => socket.addEventListener({ toString() { throw new RangeError('type') } }, { }, { get capture() { say('never') } })))
        say(thrown(() => socket.addEventListener('open', () => 0, { get once() { throw new RangeError('once') } })))
        await opened(socket)`,
    },
    {
      id: 'listener-this',
      step: 'Without this, the window listens; what is no target is a TypeError.',
      code: `const { addEventListener: add, removeEventListener: remove, dispatchEvent: dispatch } = EventTarget.prototype
        const listener = () => say('window')
        say(thrown(() => add('mine', listener)), thrown(() => add.call(null, 'mine', listener)))
        window.dispatchEvent(new Event('mine')); remove('mine', listener); dispatch(new Event('mine'))
        return [1, {}, 'x', EventTarget.prototype, WebSocket.prototype, Symbol('x'), new Proxy(window, {})].map((self) => [thrown(() => add.call(self, 'open', listener)), thrown(() => remove.call(self, 'open', listener)), thrown(() => dispatch.call(self, new Event('x'))), thrown(() => add.call(self))]).concat([thrown(() => new add('x', null))])`,
    },
    {
      id: 'listener-other-targets',
      step: 'Other targets are none of anyone’s business.',
      code: `const seen = []
        const listener = ({ type }) => seen.push(type)
        const targets = [window, document, document.createElement('a'), new AbortController().signal, new MessageChannel().port1, new XMLHttpRequest(), new EventTarget(), new (class extends EventTarget {})()]
        for (const target of targets) for (const type of types) { target.addEventListener(type, listener, { once: true }); target.dispatchEvent(new Event(type)); target.dispatchEvent(new Event(type)); target.removeEventListener(type, listener) }
        return seen.length`,
    },
  ]),
  ...section('dom', 'concept-event-listener-inner-invoke', [
    {
      id: 'listener-removed-in-dispatch',
      step: 'One that is removed during the dispatch does not run; one that is added does not either.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const second = () => say('second'), third = () => say('third')
        socket.addEventListener('open', () => { say('first'); socket.removeEventListener('open', second); socket.addEventListener('open', () => say('added')) })
        socket.addEventListener('open', second); socket.addEventListener('open', third)
        await opened(socket); await task()`,
    },
    {
      id: 'listener-stop',
      step: 'stopImmediatePropagation keeps it from the others; stopPropagation does not.',
      code: `const socket = await echo()
        const arrived = new Promise((resolve) => socket.addEventListener('message', () => setTimeout(resolve)))
        socket.addEventListener('message', (event) => { say('first'); event.stopPropagation(); say(event.cancelBubble) })
        socket.addEventListener('message', (event) => { say('second'); event.stopImmediatePropagation() })
        socket.addEventListener('message', () => say('never'))
        socket.onmessage = () => say('never')
        socket.send('x')
        await arrived
        socket.onclose = () => say('close'); socket.close(); await closed(socket)`,
    },
    {
      id: 'listener-window-capture',
      step: 'A socket’s events go nowhere but to the socket.',
      code: `for (const target of [window, document]) for (const type of types) target.addEventListener(type, (event) => event.target instanceof WebSocket && say('reached', type), true)
        const socket = follow(await echo()); socket.send('x'); await heard(socket, 'message'); socket.close(); await closed(socket)`,
    },
    {
      id: 'listener-window-event',
      step: 'window.event is the event while its listeners run.',
      code: `const socket = new WebSocket(at('ok-echo'))
        let before
        socket.addEventListener('open', (event) => { say(window.event === event); before = event })
        await opened(socket); await task()
        return [window.event === undefined, before.currentTarget === null, before.eventPhase]`,
    },
  ]),
  ...section('dom', 'dom-eventtarget-dispatchevent', [
    {
      id: 'dispatch-own',
      step: 'A page’s own event at the socket: not trusted, and the socket stays as it is.',
      code: `const socket = new WebSocket(at('ok-echo'))
        for (const type of types) socket.addEventListener(type, (event) => say(type, event.isTrusted, event.constructor.name, socket.readyState, event.code, event.data))
        say(socket.dispatchEvent(new Event('open')), socket.dispatchEvent(new CloseEvent('close', { code: 4000, wasClean: true })), socket.dispatchEvent(new MessageEvent('message', { data: 'own' })), socket.dispatchEvent(new ErrorEvent('error', { message: 'own' })))
        say(thrown(() => socket.dispatchEvent({})), thrown(() => socket.dispatchEvent(document.createEvent('Event'))))
        await opened(socket)
        const event = new Event('open')
        socket.addEventListener('open', () => say(thrown(() => socket.dispatchEvent(event))), { once: true })
        socket.dispatchEvent(event)
        socket.close(); await closed(socket)`,
    },
    {
      id: 'dispatch-again',
      step: 'A trusted event that is dispatched again is trusted no more.',
      code: `const socket = await echo()
        const other = new EventTarget()
        socket.addEventListener('message', (event) => { say(event.isTrusted); setTimeout(() => { other.addEventListener('message', (again) => say(again === event, again.isTrusted, again.target === other)); other.dispatchEvent(event); socket.close() }) }, { once: true })
        socket.send('x')
        await closed(socket)`,
    },
  ]),
]
