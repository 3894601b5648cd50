// close(): codes, reasons, every ready state, and the order of what follows.

import { section } from '../case.ts'

export const close = [
  ...section('websockets', 'dom-websocket-close', [
    {
      id: 'close-code-refused',
      step: 'A code other than 1000 and 3000 to 4999 is an InvalidAccessError.',
      code: `const socket = await echo()
        const codes = [0, 1, 999, 1001, 1004, 1005, 1006, 1015, 2999, 5000, 65535, -1, 65536 + 1000, 3e9]
        return [codes.map((code) => thrown(() => socket.close(code))), codes.map((code) => thrown(() => socket.close(code, 'why'))), socket.readyState]`,
    },
    {
      id: 'close-code-taken',
      step: 'The codes between, once each.',
      code: `for (const code of [1000, 3000, 3999, 4000, 4999]) {
          const socket = await echo()
          say(code, thrown(() => socket.close(code, 'r' + code)), socket.readyState)
          const { code: heard, reason, wasClean } = await closed(socket)
          say(heard, reason, wasClean, socket.readyState)
        }`,
    },
    {
      id: 'close-code-clamped',
      step: 'The code is converted to an unsigned short, clamped and rounded to even.',
      code: `const codes = [NaN, Infinity, -Infinity, 999.5, 1000.4, 1000.5, 999.6, 2999.5, 4999.5, '1000', '0x3e8', ' 1000 ', 'x', true, false, null, [1000], [], {}, { valueOf: () => 1000 }, { toString: () => '1000' }, new Number(1000), 1000n, Symbol('x'), new Date(1000)]
        for (const code of codes) {
          const socket = new WebSocket(at('ok-echo'))
          say(thrown(() => socket.close(code)), socket.readyState)
          socket.close()
        }`,
    },
    {
      id: 'close-reason-length',
      step: 'A reason of more than 123 bytes in UTF-8 is a SyntaxError.',
      code: `const reasons = ['x'.repeat(123), 'x'.repeat(124), 'é'.repeat(61), 'é'.repeat(61) + 'x', 'é'.repeat(62), '€'.repeat(41), '€'.repeat(42), '😀'.repeat(30) + 'abc', '😀'.repeat(31), '\\ud800'.repeat(41), '\\ud800'.repeat(42), '\\udc00'.repeat(41) + 'x', '']
        for (const reason of reasons) {
          const socket = new WebSocket(at('ok-echo'))
          say(reason.length, thrown(() => socket.close(1000, reason)), socket.readyState)
          socket.close()
        }`,
    },
    {
      id: 'close-reason-surrogates',
      step: 'The reason is converted to scalar values: a lone surrogate arrives as U+FFFD.',
      code: `for (const reason of ['a\\ud800b', '\\udc00', '\\ud83d\\ude00', '\\ude00\\ud83d']) {
          const socket = await echo()
          socket.close(3000, reason)
          const event = await closed(socket)
          say(event.reason, event.reason.length)
        }`,
    },
    {
      id: 'close-reason-without-code',
      step: 'A reason with an undefined code.',
      code: `for (const args of [[undefined, 'why'], [undefined, undefined], [1000, undefined], [1000, null], [1000, 7], [1000, { toString: () => 'object' }], [undefined, 'x'.repeat(124)], [null, 'why'], [1000, 'a', 'further']]) {
          const socket = await echo()
          say(thrown(() => socket.close(...args)), socket.readyState)
          if (socket.readyState !== 2) socket.close()
          const { code, reason, wasClean } = await closed(socket)
          say(code, reason, wasClean)
        }`,
    },
    {
      id: 'close-arguments-order',
      step: 'The code is converted before the reason, both before anything is judged.',
      code: `const socket = new WebSocket(at('ok-echo'))
        const mine = new RangeError('mine')
        say(thrown(() => socket.close({ valueOf() { say('code'); return 1 } }, { toString() { say('reason'); return 'x'.repeat(200) } })))
        say(thrown(() => socket.close({ valueOf() { say('code'); throw mine } }, { toString() { say('reason') } })))
        say(thrown(() => socket.close(1, { toString() { say('reason'); throw new EvalError('reason') } })))
        say(thrown(() => socket.close(1, Symbol('x'))), thrown(() => socket.close(1n)), socket.readyState)`,
    },
    {
      id: 'close-conversion-stack',
      step: 'What a conversion sees of the call stack, and what it does to the socket.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.close({ valueOf() { say(new Error('in valueOf').stack, socket.readyState); socket.close(); return 1000 } }, { toString() { say(new Error('in toString').stack, socket.readyState); return '' } })
        return socket.readyState`,
    },
    {
      id: 'close-while-connecting',
      step: 'CONNECTING: the connection fails; CLOSING at once, then error and close with 1006.',
      code: `for (const args of [[], [1000], [3000, 'bye']]) {
          const socket = follow(new WebSocket(at('ok-echo')))
          say(socket.readyState, socket.close(...args) === undefined, socket.readyState)
          await closed(socket)
        }`,
    },
    {
      id: 'close-while-handshaking',
      step: 'CONNECTING for a while: the same.',
      code: `const socket = follow(new WebSocket(at('ok-three-second-handshake')))
        await task(); await task()
        socket.close(4000, 'late')
        say('after', socket.readyState)
        await closed(socket)
        return [socket.readyState, socket.url, socket.protocol, socket.bufferedAmount]`,
    },
    {
      id: 'close-while-open',
      step: 'OPEN: the closing handshake; one close event, clean, with the code and reason that came back.',
      code: `for (const args of [[], [1000], [1000, ''], [3001, 'grüße']]) {
          const socket = follow(await echo())
          socket.close(...args)
          say('after', socket.readyState)
          await closed(socket)
        }`,
    },
    {
      id: 'close-while-closing',
      step: 'CLOSING and CLOSED: nothing, but what is invalid is still thrown.',
      code: `const socket = follow(await echo())
        socket.close(3000, 'first')
        say(thrown(() => socket.close(3001, 'second')), thrown(() => socket.close(1)), thrown(() => socket.close(1000, 'x'.repeat(124))))
        await closed(socket)
        say(thrown(() => socket.close()), thrown(() => socket.close(1)), thrown(() => socket.close(1000, 'x'.repeat(124))), socket.readyState)
        await task()`,
    },
    {
      id: 'close-after-send',
      step: 'What was sent before goes out first.',
      code: `const socket = follow(await echo())
        socket.send('a'); socket.send('b'); socket.close(3000)
        say(socket.bufferedAmount, socket.readyState)
        await closed(socket)
        return socket.bufferedAmount`,
    },
    {
      id: 'close-in-handlers',
      step: 'close() inside of each handler.',
      code: `const socket = new WebSocket(at('ok-echo'))
        socket.onopen = () => { say('open', socket.readyState); socket.close(3000, 'in open'); say('closed', socket.readyState) }
        socket.onclose = ({ code, reason }) => { say('close', socket.readyState, code, reason); socket.close(); say('again', socket.readyState) }
        await closed(socket)
        const failing = new WebSocket(at('status-403'))
        failing.onerror = () => { say('error', failing.readyState); failing.close(3000); say('closed', failing.readyState) }
        failing.onclose = ({ code, reason, wasClean }) => say('close', failing.readyState, code, reason, wasClean)
        await closed(failing)`,
    },
    {
      id: 'close-this',
      step: 'this must be a socket.',
      code: `const { close } = WebSocket.prototype
        return [undefined, null, 1, {}, window, document, WebSocket, WebSocket.prototype, new EventTarget(), new Proxy(new WebSocket(at('ok-echo')), {})].map((self) => thrown(() => close.call(self))).concat([thrown(() => close()), thrown(() => new close()), thrown(() => close.call({}, { valueOf() { say('converted') } }))])`,
    },
    {
      id: 'close-from-server',
      step: 'The server closes: CLOSING or CLOSED is what each event sees.',
      code: `for (const scenario of ['close-4001-at-once', 'ok-server-closes-1000', 'ok-server-closes-without-code', 'close-1011-at-once'])
          await closed(follow(new WebSocket(at(scenario)), scenario))`,
    },
    {
      id: 'close-microtasks',
      step: 'Microtasks run between listeners, and before nothing else.',
      code: `const socket = await echo()
        for (const n of [1, 2]) socket.addEventListener('close', () => { say('close', n); queueMicrotask(() => say('microtask', n)); Promise.resolve().then(() => say('promise', n)) })
        socket.close()
        queueMicrotask(() => say('after close()', socket.readyState))
        await closed(socket)
        await task()`,
    },
  ]),
]
