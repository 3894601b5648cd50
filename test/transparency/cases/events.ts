// The events themselves: their classes, attributes and order.

import { section } from '../case.ts'

const read = `const read = (event) => {
  const told = {}
  for (let owner = event; owner; owner = getPrototypeOf(owner))
    for (const key of ownKeys(owner)) {
      if (typeof key !== 'string' || key in told || key === 'timeStamp') continue
      const value = event[key]
      told[key] = typeof value === 'function' ? 'function' : value === socket ? 'socket' : typeof value === 'object' && value !== null ? Array.isArray(value) ? value.length : Object.prototype.toString.call(value) : value === undefined ? 'undefined' : value
    }
  return [getPrototypeOf(event).constructor.name, event.composedPath().map((each) => each === socket), typeof event.timeStamp, event.timeStamp <= performance.now(), told]
}
`

export const events = [
  ...section('websockets', 'feedback-from-the-protocol', [
    {
      id: 'event-attributes',
      step: 'Every attribute of open, message and close.',
      code: `${read}
        const socket = new WebSocket(at('ok-echo'))
        for (const type of types) socket.addEventListener(type, (event) => say(read(event)))
        await opened(socket); socket.send('x'); await heard(socket, 'message'); socket.close(3000, 'why'); await closed(socket)`,
    },
    {
      id: 'event-attributes-failed',
      step: 'Every attribute of error and close.',
      code: `${read}
        const socket = new WebSocket(at('status-403'))
        for (const type of types) socket.addEventListener(type, (event) => say(read(event)))
        await closed(socket)`,
    },
    {
      id: 'event-after-dispatch',
      step: 'After the dispatch target stays, currentTarget and path are gone.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const event = await heard(socket, 'open'); await task()
        return [event.target === socket, event.srcElement === socket, event.currentTarget, event.eventPhase, event.composedPath().length, ownKeys(event).map(String)]`,
    },
    {
      id: 'event-origin',
      step: 'The origin of a message is that of the socket’s URL; ports and source are empty.',
      code: `const socket = await echo()
        socket.send('x')
        const { origin, lastEventId, source, ports, data } = await heard(socket, 'message')
        return [origin, lastEventId, source, ports.length, Object.isFrozen(ports), data]`,
    },
    {
      id: 'event-data-same',
      step: 'data is the same object each time it is read.',
      code: `const socket = await echo()
        for (const type of ['blob', 'arraybuffer']) { socket.binaryType = type; socket.send(new Uint8Array(3)); const event = await heard(socket, 'message'); say(event.data === event.data, event.data instanceof (type === 'blob' ? Blob : ArrayBuffer)) }`,
    },
    {
      id: 'event-shared',
      step: 'All listeners and the handler get one and the same event.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const heard = []
        socket.addEventListener('open', (event) => { heard.push(event); event.mine = 1 }); socket.onopen = (event) => heard.push(event); socket.addEventListener('open', (event) => heard.push(event))
        await opened(socket)
        return [heard.length, new Set(heard).size, heard[2].mine]`,
    },
    {
      id: 'event-classes',
      step: 'The classes of the events, replaced or not.',
      code: `const Native = [Event, MessageEvent, CloseEvent]
        window.Event = window.MessageEvent = window.CloseEvent = class Mine {}
        const socket = new WebSocket(at('ok-echo'))
        const seen = []
        for (const type of types) socket.addEventListener(type, (event) => seen.push([type, Native.map((each) => event instanceof each), Object.prototype.toString.call(event)]))
        await opened(socket); socket.send('x'); await heard(socket, 'message'); socket.close(); await closed(socket)
        return seen`,
    },
    {
      id: 'event-getters-replaced',
      step: 'Getters of the events that the page replaces are called by the page only.',
      code: `for (const [owner, names] of [[Event, ['type', 'target', 'eventPhase', 'currentTarget']], [MessageEvent, ['data', 'origin']], [CloseEvent, ['code', 'reason', 'wasClean']], [WebSocket, ['readyState', 'url', 'protocol', 'extensions', 'bufferedAmount']]])
          for (const name of names) {
            const { get } = getOwnPropertyDescriptor(owner.prototype, name)
            Object.defineProperty(owner.prototype, name, { configurable: true, get() { say('read', name); return get.call(this) } })
          }
        const socket = new WebSocket(at('ok-echo'))
        await new Promise((resolve) => { socket.onopen = () => socket.send('x'); socket.onmessage = () => { socket.send(new Uint8Array(1)); socket.onmessage = () => socket.close() }; socket.onclose = resolve })`,
    },
    {
      id: 'event-order-failed',
      step: 'error comes before close, once each, for every kind of failure.',
      code: `const order = async (scenario) => {
          const socket = new WebSocket(at(scenario)), seen = []
          for (const type of types) { socket.addEventListener(type, () => seen.push(type)); socket['on' + type] = () => seen.push('on' + type) }
          await closed(socket); await task()
          return [scenario, seen]
        }
        const told = []
        for (const scenario of ['status-404', 'missing-upgrade', 'rst-before-response', 'missing-accept', 'close-1011-at-once']) told.push(await order(scenario))
        return told`,
    },
    {
      id: 'event-burst',
      step: 'A hundred messages, each in its own task, in order.',
      code: `const socket = await echo()
        const seen = []
        for (let n = 0; n < 100; n++) socket.send(String(n))
        await new Promise((resolve) => { socket.onmessage = ({ data }) => { seen.push(data); Promise.resolve().then(() => seen.push('microtask')); if (data === '99') setTimeout(resolve) } })
        return seen.join()`,
    },
    {
      id: 'event-sync-work',
      step: 'No event comes while a script runs, not even in a nested loop of microtasks.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.addEventListener('open', () => say('open'))
        for (let n = 0; n < 100; n++) await null
        say('microtasks over', socket.readyState)
        await opened(socket)`,
    },
  ]),
]
