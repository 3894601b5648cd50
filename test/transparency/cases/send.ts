// send(): every kind of argument, every ready state, and what waits to be sent.

import { section } from '../case.ts'

export const send = [
  ...section('websockets', 'dom-websocket-send', [
    {
      id: 'send-while-connecting',
      step: 'CONNECTING: an InvalidStateError.',
      code: `const socket = new WebSocket(at('ok-echo'))
        return [thrown(() => socket.send('x')), thrown(() => socket.send(new Blob(['x']))), thrown(() => socket.send(new Uint8Array(1))), thrown(() => socket.send(Symbol('x'))), socket.bufferedAmount, socket.readyState]`,
    },
    {
      id: 'send-missing',
      step: 'Without an argument it is a TypeError in every state.',
      code: `const socket = new WebSocket(at('ok-echo'))
        say(thrown(() => socket.send()))
        await opened(socket)
        say(thrown(() => socket.send()), thrown(() => socket.send(...[])))
        socket.close()
        say(thrown(() => socket.send()))
        await closed(socket)
        say(thrown(() => socket.send()))`,
    },
    {
      id: 'send-text',
      step: 'A string goes out as text, in scalar values.',
      code: `const socket = await echo()
        for (const text of ['', 'x', 'grüße', '€', '😀', 'a\\ud800b', '\\udc00', '\\0', 'x'.repeat(70000)]) {
          say(socket.send(text) === undefined, socket.bufferedAmount)
          const { data } = await heard(socket, 'message')
          say(typeof data, data.length, data.slice(0, 20), socket.bufferedAmount)
        }`,
    },
    {
      id: 'send-binary',
      step: 'Blobs, buffers and views go out as binary.',
      code: `const socket = await echo()
        const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer
        const values = [new Blob([]), new Blob(['blob']), new File(['file'], 'f'), bytes, new ArrayBuffer(0), new Uint8Array(bytes, 1, 3), new Int16Array(bytes, 2, 1), new Float64Array(bytes), new DataView(bytes, 3), new BigInt64Array(bytes), new Uint8ClampedArray(2), new ArrayBuffer(4, { maxByteLength: 8 })]
        for (const type of ['blob', 'arraybuffer']) {
          socket.binaryType = type
          for (const value of values) {
            const outcome = thrown(() => socket.send(value))
            say(Object.prototype.toString.call(value), outcome, socket.bufferedAmount)
            if (outcome[0] !== 'returned') continue
            const { data } = await heard(socket, 'message')
            const buffer = data instanceof Blob ? await data.arrayBuffer() : data
            say(Object.prototype.toString.call(data), data instanceof ArrayBuffer, data.type ?? null, [...new Uint8Array(buffer)], socket.bufferedAmount)
          }
        }`,
    },
    {
      id: 'send-shared',
      step: 'Shared memory is not taken, or taken for a string.',
      code: `const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer
        const socket = await echo()
        for (const value of [memory, new Uint8Array(memory, 0, 2), new DataView(memory, 0, 2)]) {
          const outcome = thrown(() => socket.send(value))
          say(outcome, socket.bufferedAmount)
          if (outcome[0] === 'returned') { const { data } = await heard(socket, 'message'); say(Object.prototype.toString.call(data), data.size ?? data) }
        }
        return typeof SharedArrayBuffer`,
    },
    {
      id: 'send-detached',
      step: 'A detached buffer, and a view of one.',
      code: `const socket = await echo()
        const buffer = new ArrayBuffer(4), view = new Uint8Array(buffer)
        structuredClone(buffer, { transfer: [buffer] })
        for (const value of [buffer, view]) {
          const outcome = thrown(() => socket.send(value))
          say(outcome, socket.bufferedAmount)
          if (outcome[0] === 'returned') { const { data } = await heard(socket, 'message'); say(data.size) }
        }`,
    },
    {
      id: 'send-converted',
      step: 'Anything else is converted to a string.',
      code: `const socket = await echo()
        const values = [undefined, null, 0, -0, 1.5, NaN, true, 1n, {}, [], [1, [2]], () => 0, new Date(0), /x/, new String('boxed'), { toString: () => 'object' }, { [Symbol.toPrimitive]: (hint) => hint }, new URL('http://x/'), document, window, new FormData(), new URLSearchParams('a=b'), Symbol('x'), { toString() { throw new RangeError('mine') } }, new Proxy({}, {}), new Proxy(new Uint8Array(1), {}), { __proto__: Blob.prototype }, { __proto__: ArrayBuffer.prototype }, new Proxy(new Blob(['x']), {})]
        for (const value of values) {
          const outcome = thrown(() => socket.send(value))
          say(outcome)
          if (outcome[0] === 'returned') say((await heard(socket, 'message')).data)
        }`,
    },
    {
      id: 'send-converted-once',
      step: 'The conversion happens once, and before the ready state is looked at.',
      code: `const value = { toString() { say('converted'); return 'x' } }
        const socket = new WebSocket(at('ok-echo'))
        say(thrown(() => socket.send(value)))
        await opened(socket)
        say(thrown(() => socket.send(value)), (await heard(socket, 'message')).data)
        socket.close()
        say(thrown(() => socket.send(value)), socket.bufferedAmount)`,
    },
    {
      id: 'send-conversion-stack',
      step: 'What a conversion sees of the call stack.',
      code: `const socket = await echo()
        socket.send({ toString() { say(new Error('in toString').stack); return 'x' } })`,
    },
    {
      id: 'send-conversion-closes',
      step: 'A conversion that closes the socket.',
      code: `const socket = follow(await echo())
        say(thrown(() => socket.send({ toString() { socket.close(3000); return 'xyz' } })), socket.bufferedAmount, socket.readyState)
        await closed(socket)`,
    },
    {
      id: 'send-proxied-arguments',
      step: 'Objects of the page are looked at no more than the conversion does.',
      code: `const traps = {}
        for (const name of Object.getOwnPropertyNames(Reflect)) traps[name] = (...args) => { say(name, String(args[1])); return Reflect[name](...args) }
        const socket = await echo()
        say(thrown(() => socket.send(new Proxy({}, traps))), thrown(() => socket.send(new Proxy([1], traps))), thrown(() => socket.send(new Proxy(() => 0, traps))))
        say(thrown(() => socket.close(new Proxy({}, traps), new Proxy({}, traps))))
        say(thrown(() => socket.addEventListener(new Proxy({}, traps), new Proxy(() => 0, traps), new Proxy({}, traps))))
        say(thrown(() => socket.removeEventListener(new Proxy({}, traps), new Proxy(() => 0, traps), new Proxy({}, traps))))
        say(thrown(() => { socket.onopen = new Proxy(() => 0, traps) }), thrown(() => { socket.onopen = new Proxy({}, traps) }))`,
    },
    {
      id: 'send-while-closing',
      step: 'CLOSING and CLOSED: nothing goes out, but bufferedAmount grows.',
      code: `const socket = follow(await echo())
        socket.close()
        for (const value of ['text', 'é', new Blob(['blob']), new Uint8Array(5), { toString: () => 'object' }]) say(thrown(() => socket.send(value)), socket.bufferedAmount)
        await closed(socket)
        for (const value of ['text', new ArrayBuffer(6)]) say(thrown(() => socket.send(value)), socket.bufferedAmount)
        await task()
        return socket.bufferedAmount`,
    },
    {
      id: 'send-order',
      step: 'Messages arrive in the order sent, blobs too.',
      code: `const socket = await echo()
        socket.binaryType = 'arraybuffer'
        const all = new Promise((resolve) => socket.addEventListener('message', ({ data }) => { say(typeof data === 'string' ? data : new Uint8Array(data).join()); if (said.length === 6) resolve() }))
        socket.send('1'); socket.send(new Blob([new Uint8Array([2])])); socket.send('3'); socket.send(new Uint8Array([4])); socket.send(new Blob([new Uint8Array([5])])); socket.send('6')
        await all`,
    },
    {
      id: 'send-changed-later',
      step: 'The bytes are those of the time of the call.',
      code: `const socket = await echo()
        socket.binaryType = 'arraybuffer'
        const bytes = new Uint8Array([1, 2, 3])
        socket.send(bytes); bytes.fill(9)
        return [...new Uint8Array((await heard(socket, 'message')).data)]`,
    },
    {
      id: 'send-this',
      step: 'this must be a socket, and that is judged before the argument.',
      code: `const { send } = WebSocket.prototype
        return [undefined, null, 1, {}, window, WebSocket.prototype, new EventTarget()].map((self) => [thrown(() => send.call(self, 'x')), thrown(() => send.call(self)), thrown(() => send.call(self, { toString() { say('converted') } }))]).concat([thrown(() => new send('x')), thrown(() => send('x'))])`,
    },
  ]),
  ...section('websockets', 'dom-websocket-bufferedamount', [
    {
      id: 'buffered-amount',
      step: 'What was sent and is not yet transmitted counts in bytes, until the event loop goes on.',
      code: `const socket = await echo()
        say(socket.bufferedAmount)
        for (const value of ['abc', 'é€😀', new Uint8Array(7), new Blob(['12345'])]) { socket.send(value); say(socket.bufferedAmount) }
        for (let n = 0; n < 4; n++) await heard(socket, 'message')
        return socket.bufferedAmount`,
    },
    {
      id: 'buffered-amount-after-close',
      step: 'It does not go back to zero once the socket is closed.',
      code: `const socket = await echo()
        socket.close(); socket.send('abcde')
        say(socket.bufferedAmount)
        await closed(socket)
        say(socket.bufferedAmount)
        socket.send('f')
        return socket.bufferedAmount`,
    },
  ]),
]
