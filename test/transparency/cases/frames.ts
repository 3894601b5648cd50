// Frames and windows of every kind: a socket there is as native as anywhere, and used as early.

import { section } from '../case.ts'

/** What a document of any kind does with a socket, and posts to its parent. */
const visit = (origin: string) => `
  const events = [];
  const send = () => parent.postMessage({ events, text: String(WebSocket), own: Reflect.ownKeys(WebSocket.prototype).map(String), same: [WebSocket.prototype.constructor === WebSocket, Object.getPrototypeOf(WebSocket) === EventTarget], origin: String(location.origin), thrown: (() => { try { new WebSocket('x:y') } catch (error) { return [error.name, error.message, error instanceof DOMException, error.stack.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'its number')] } })() }, '*');
  const socket = new WebSocket('${origin}ok-echo');
  for (const type of ['open', 'message', 'error', 'close']) socket['on' + type] = (event) => { events.push([type, event.isTrusted, socket.readyState, event.data ?? null, event.code ?? null]); if (type === 'open') socket.send('x'); if (type === 'message') socket.close(3000); if (type === 'close') send(); };
`

const page = "'<!doctype html><script>' + visit + '</' + 'script>'"

export const frames = [
  ...section('html', 'iframe-embed-object.html#the-iframe-element', [
    {
      id: 'frame-used-at-once',
      step: 'A frame without an address, used in the task that appended it.',
      code: `const element = blank(), theirs = element.contentWindow
        const socket = new theirs.WebSocket(at('ok-echo'))
        say(shape(theirs.WebSocket), shape(theirs.WebSocket.prototype), describe(theirs, 'WebSocket'), theirs.String(theirs.WebSocket), socket instanceof theirs.WebSocket, getPrototypeOf(theirs.WebSocket) === theirs.EventTarget)
        const Before = theirs.WebSocket
        follow(socket); await opened(socket); socket.send('x'); await heard(socket, 'message'); socket.close(); await closed(socket)
        return [Before === theirs.WebSocket, socket.constructor === Before]`,
    },
    {
      id: 'frame-about-blank',
      step: 'about:blank with that address.',
      code: `const element = blank({ src: 'about:blank' })
        const Before = element.contentWindow.WebSocket
        const socket = new Before(at('ok-echo'))
        await opened(socket); await task()
        return [element.contentWindow.WebSocket === Before, socket.readyState, element.contentDocument.URL]`,
    },
    {
      id: 'frame-written',
      step: 'A frame written with document.open() and document.write().',
      code: `const element = blank(), theirs = element.contentWindow
        const Before = theirs.WebSocket
        const visit = ${JSON.stringify(visit('BASE'))}.replace('BASE', base)
        const heardOf = message()
        theirs.document.open(); theirs.document.write(${page}); theirs.document.close()
        return [await heardOf, theirs.WebSocket === Before]`,
    },
    ...['srcdoc', 'blob', 'data', 'sandboxed srcdoc', 'sandboxed blob'].map((kind) => ({
      id: `frame-${kind.replace(' ', '-')}`,
      step: `A document of a ${kind} address.`,
      code: `const visit = ${JSON.stringify(visit('BASE'))}.replace('BASE', base)
        const text = ${page}
        const heardOf = message()
        const element = document.createElement('iframe')
        ${kind.startsWith('sandboxed') ? "element.sandbox = 'allow-scripts'" : ''}
        ${kind.endsWith('srcdoc') ? 'element.srcdoc = text' : kind.endsWith('blob') ? "element.src = URL.createObjectURL(new Blob([text], { type: 'text/html' }))" : "element.src = 'data:text/html,' + encodeURIComponent(text)"}
        document.documentElement.append(element)
        return await heardOf`,
    })),
    {
      id: 'frame-same-origin',
      step: 'A frame with an address of the same origin, used once it has loaded.',
      code: `const { contentWindow } = await frame({ src: '/transparency/prelude.js' })
        const socket = await opened(new contentWindow.WebSocket(at('ok-echo')))
        return [socket instanceof contentWindow.WebSocket, shape(contentWindow.WebSocket.prototype), ownKeys(contentWindow).length === ownKeys(window).length]`,
    },
    ...["src: '/transparency/prelude.js'", "srcdoc: '<p>'"].map((attribute) => ({
      id: `frame-${attribute.replace(/:.*/, '')}-used-at-once`,
      step: 'A frame with a document of its own, used before that has loaded.',
      code: `const { contentWindow, contentDocument } = blank({ ${attribute} })
        const Before = contentWindow.WebSocket
        const socket = new Before(at('ok-echo'))
        say(shape(Before.prototype), String(Before), contentWindow.WebSocket === Before, socket.constructor === Before, thrown(() => new Before('x:y')))
        await heard(contentWindow.frameElement, 'load')
        return [contentWindow.WebSocket === Before, contentDocument === contentWindow.document]`,
    })),
    {
      id: 'frame-window-prepared',
      step: 'The window of a frame’s initial empty document becomes that of its own, with what a page put there.',
      code: `const { contentWindow } = blank({ src: '/transparency/prelude.js' })
        const { prototype } = contentWindow.EventTarget, { addEventListener } = prototype
        let calls = 0
        prototype.addEventListener = function (...given) { calls++; return addEventListener.apply(this, given) }
        await heard(contentWindow.frameElement, 'load')
        return [contentWindow.EventTarget.prototype === prototype, calls]`,
    },
    {
      id: 'frame-removed',
      step: 'A frame that is removed takes its sockets with it, without an event.',
      code: `const element = blank()
        const socket = follow(new element.contentWindow.WebSocket(at('ok-echo')))
        await opened(socket)
        element.remove()
        say(socket.readyState, thrown(() => socket.send('x')), thrown(() => socket.close()), socket.readyState)
        const other = await echo(); other.close(); await closed(other)
        return socket.readyState`,
    },
    {
      id: 'frame-moved',
      step: 'A frame’s document that is adopted into another place begins anew.',
      code: `const element = blank()
        const Before = element.contentWindow.WebSocket
        const socket = follow(new Before(at('ok-echo')))
        element.remove(); document.documentElement.append(element)
        say(element.contentWindow.WebSocket === Before, typeof element.contentWindow.WebSocket, socket.readyState)
        await opened(new element.contentWindow.WebSocket(at('ok-echo')))`,
    },
    {
      id: 'frame-without-window',
      step: 'Documents without a window, and templates.',
      code: `return [document.implementation.createHTMLDocument('').defaultView, new DOMParser().parseFromString('<p>', 'text/html').defaultView, document.createElement('iframe').contentWindow]`,
    },
    {
      id: 'frame-many',
      step: 'Twenty frames at once, each with a constructor of its own.',
      code: `const all = Array.from({ length: 20 }, () => blank().contentWindow.WebSocket)
        return [new Set(all).size, all.every((each) => Function.prototype.toString.call(each).includes('native code')), all.map((each) => each.name).join()]`,
    },
  ]),
  ...section('html', 'dynamic-markup-insertion.html#document-open-steps', [
    {
      id: 'document-open-listeners',
      step: 'document.open() erases the window’s listeners; what is added later is heard.',
      code: `const element = blank(), theirs = element.contentWindow
        const socket = await opened(new theirs.WebSocket(at('ok-echo')))
        theirs.addEventListener('mine', () => say('erased'))
        theirs.onerror = () => say('erased')
        theirs.document.open(); theirs.document.write('<p>'); theirs.document.close()
        theirs.dispatchEvent(new theirs.Event('mine'))
        say(socket.readyState)
        theirs.onerror = (message) => say('onerror', message)
        const later = follow(new theirs.WebSocket(at('ok-echo')))
        later.onopen = theirs.Function('throw new Error("after open")')
        await opened(later); later.send('x'); await heard(later, 'message'); later.close(); await closed(later); await task()
        setTimeout(() => theirs.setTimeout('new WebSocket("x:y")')); await toldOf(6)`,
    },
  ]),
]
