// What outlasts a document, or ends with it: unreferenced sockets, workers, streams of the same page.

import { section } from '../case.ts'

export const life = [
  ...section('websockets', 'garbage-collection', [
    {
      id: 'unreferenced',
      step: 'A socket with listeners lives on without any reference to it.',
      code: `await new Promise((resolve) => { const socket = new WebSocket(at('ok-echo')); socket.onopen = () => { socket.send('x') }; socket.onmessage = ({ data }) => { say(data); socket.close(3000) }; socket.onclose = ({ code }) => resolve(say(code)) })`,
    },
    {
      id: 'many-sockets',
      step: 'Fifteen sockets, one after another closed by either side.',
      code: `for (let n = 0; n < 15; n++) { const socket = new WebSocket(at(n % 3 ? 'ok-echo' : 'close-4001-at-once')); const gone = closed(socket); if (n % 3) { await opened(socket); socket.close(3000 + n, 'n' + n) } const { code, reason, wasClean } = await gone; say(code, reason, wasClean) }`,
    },
  ]),
  ...section('html', 'workers.html#dedicated-workers-and-the-worker-interface', [
    {
      id: 'worker',
      step: 'A worker’s WebSocket is its own.',
      code: `const code = 'postMessage([String(WebSocket), Reflect.ownKeys(WebSocket.prototype).map(String), (() => { try { new WebSocket("x:y") } catch (error) { return [error.name, error.message] } })()])'
        const worker = new Worker(URL.createObjectURL(new Blob([code])))
        const { data } = await heard(worker, 'message')
        worker.terminate()
        return data`,
    },
  ]),
  ...section('csp', 'should-block-request', [
    {
      id: 'policy-violated',
      step: 'A policy that forbids the connection: what the page hears, and where the violation is said to be.',
      code: `addEventListener('securitypolicyviolation', ({ type, isTrusted, blockedURI, effectiveDirective, sourceFile, lineNumber, columnNumber, disposition, sample, statusCode }) => say(type, isTrusted, blockedURI, effectiveDirective, sourceFile, lineNumber, columnNumber, disposition, sample, statusCode))
        document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: "connect-src 'none'" }))
        const violated = heard(document, 'securitypolicyviolation')
        try { const socket = follow(new WebSocket(at('ok-echo'))); say(socket.readyState, socket.url) } catch (error) { say(told(error)) }
        await violated; await task(); await task()`,
    },
    {
      id: 'policy-violated-by-name',
      step: 'The same, but for the place.',
      code: `addEventListener('securitypolicyviolation', ({ type, isTrusted, target, blockedURI, effectiveDirective, disposition }) => say(type, isTrusted, target === document, blockedURI, effectiveDirective, disposition))
        document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: "connect-src 'self'" }))
        const violated = heard(document, 'securitypolicyviolation')
        try { const socket = follow(new WebSocket('ws://127.0.0.1:1/')); say(socket.readyState, socket.url) } catch ({ name }) { say(name) }
        await violated; await task(); await task()`,
    },
  ]),
  ...section('html', 'webappapis.html#timers', [
    {
      id: 'order-of-tasks',
      step: 'Microtasks that a page queues beside calls of the interface keep their order.',
      code: `const order = []
        queueMicrotask(() => order.push('before'))
        const socket = new WebSocket(at('ok-echo'))
        queueMicrotask(() => order.push('after new'))
        socket.onopen = () => 0; socket.addEventListener('open', () => 0)
        Promise.resolve().then(() => { order.push('promise'); socket.binaryType = 'arraybuffer'; queueMicrotask(() => order.push('inner')) }).then(() => order.push('second'))
        try { socket.send('x') } catch { queueMicrotask(() => order.push('after throw')) }
        socket.close()
        queueMicrotask(() => order.push('after close'))
        await closed(socket)
        return order`,
    },
    {
      id: 'order-of-events',
      step: 'Two listeners and the microtasks between them, in each event.',
      code: `const socket = new WebSocket(at('ok-echo'))
        for (const type of types) for (const n of [1, 2]) socket.addEventListener(type, () => { say(type, n); queueMicrotask(() => say(type, n, 'microtask')) })
        await opened(socket); socket.send('x'); await heard(socket, 'message'); socket.close(); await closed(socket); await task()`,
    },
  ]),
]
