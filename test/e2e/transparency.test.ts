// The inspected page behaves as without the extension: the same pages in the same browser with and without
// it see the same, and a page that looks for the hook finds native functions.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { scenarios } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { launch, names } from './drive.ts'

const special = [
  'frozen-prototype',
  'subclass',
  'strict-csp',
  'sandboxed-iframe',
  'blank-iframe',
  'late-handlers',
  'close-same-tick',
  'send-while-connecting',
  'bad-url',
  'bad-protocols',
  'csp',
]

/** What a page can read of WebSocket and its prototype: names in order, attributes, and functions as text. */
const surface = `(() => {
  const describe = (object) => Reflect.ownKeys(object).map((key) => {
    const { value, get, set, ...attributes } = Object.getOwnPropertyDescriptor(object, key);
    const told = [value, get, set].map((each) => typeof each === 'function'
      ? [each.name, each.length, Function.prototype.toString.call(each), Reflect.ownKeys(each).sort()] : typeof each);
    return [String(key), told.map((each) => JSON.stringify(each)), attributes];
  });
  const thrown = (act) => { try { act(); return 'nothing' } catch (error) { return error.constructor.name + ': ' + error.message } };
  class Derived extends WebSocket {}
  const streams = typeof WebSocketStream === 'undefined' ? null : (() => {
    class DerivedStream extends WebSocketStream {}
    const { signal } = Object.assign(new AbortController(), { abort: null });
    const made = new DerivedStream('ws://localhost:1/', { protocols: ['a'], signal });
    return {
      own: describe(WebSocketStream),
      prototype: describe(WebSocketStream.prototype),
      global: Object.getOwnPropertyDescriptor(window, 'WebSocketStream'),
      text: [String(WebSocketStream), Object.prototype.toString.call(made), made.url, Reflect.ownKeys(made)],
      same: [
        WebSocketStream.prototype.constructor === WebSocketStream, made instanceof WebSocketStream, made.constructor === DerivedStream,
        Object.getPrototypeOf(made) === DerivedStream.prototype, made.opened === made.opened, made.closed instanceof Promise,
        made.opened.constructor === Promise, Object.getPrototypeOf(WebSocketStream) === Function.prototype,
      ],
      errors: [
        thrown(() => WebSocketStream('ws://localhost/')), thrown(() => new WebSocketStream()), thrown(() => new WebSocketStream('x:y')),
        thrown(() => new WebSocketStream('ws://localhost/', { protocols: ['a', 'a'] })), thrown(() => new WebSocketStream('ws://localhost/', { protocols: 'a' })),
        thrown(() => new WebSocketStream('ws://localhost/', { signal: {} })), thrown(() => new WebSocketStream('ws://localhost/', 1)),
        thrown(() => new WebSocketStream({ toString() { throw new RangeError('own') } })), thrown(() => Reflect.construct(WebSocketStream, [], DerivedStream)),
        thrown(() => WebSocketStream.prototype.opened), thrown(() => WebSocketStream.prototype.close()), thrown(() => WebSocket.prototype.send.call(made)),
        thrown(() => WebSocket.prototype.close.call(made)), thrown(() => made.close({ closeCode: 1 })), thrown(() => made.close({ closeCode: 3000, reason: 'x'.repeat(124) })),
        thrown(() => made.close({ get closeCode() { throw new RangeError('own') } })), thrown(() => made.close(1)),
      ],
    };
  })();
  return JSON.parse(JSON.stringify({
    streams,
    names: Object.getOwnPropertyNames(window).filter((name) => /^WebSocket/.test(name)),
    own: describe(WebSocket),
    prototype: describe(WebSocket.prototype),
    target: describe(EventTarget.prototype),
    global: Object.getOwnPropertyDescriptor(window, 'WebSocket'),
    text: [String(WebSocket), String(Function.prototype.toString), Object.prototype.toString.call(WebSocket), typeof WebSocket],
    same: [WebSocket.prototype.constructor === WebSocket, Object.getPrototypeOf(WebSocket) === EventTarget, Derived.CLOSED],
    errors: [
      thrown(() => WebSocket('ws://localhost/')), thrown(() => new WebSocket()), thrown(() => new WebSocket('ws://x y/')),
      thrown(() => new WebSocket('ws://localhost/', ['a', 'a'])), thrown(() => WebSocket.prototype.send.call({}, 'x')),
      thrown(() => WebSocket.prototype.readyState), thrown(() => { WebSocket.prototype.onopen = 1 }),
      thrown(() => Reflect.construct(WebSocket, ['ws://localhost/#a'], Derived)), thrown(() => EventTarget.prototype.addEventListener.call(1, 'open', null)),
    ],
    globals: Reflect.ownKeys(window).filter((key) => /lifeline/i.test(String(key))),
  }));
})()`

/**
 * Pages that use a WebSocketStream `s` to /ws/… in their own ways, and what they `say`: every settled promise
 * in order, and `unhandledrejection` with whose promise it was.
 */
const streamPages: Readonly<Record<string, string>> = {
  'reads no promise of a refused stream': `open('status-403')`,
  'reads `opened` and handles nothing': `open('status-403'); read('opened')`,
  'reads `closed` and handles nothing': `open('status-403'); read('closed')`,
  'reads both and handles nothing': `open('status-403'); read('opened'); read('closed')`,
  'handles only the fulfilment of `opened`': `open('status-403'); read('opened').then(() => say('opened'))`,
  'handles both': `open('status-403'); settle('opened', s.opened); settle('closed', s.closed)`,
  'handles `closed` and reads `opened`': `open('status-403'); read('opened'); settle('closed', s.closed)`,
  'handles `opened` and reads `closed`': `open('status-403'); read('closed'); settle('opened', s.opened)`,
  'awaits a promise that it read long before': `open('ok-echo'); read('opened'); await echo(); settle('opened', s.opened)`,
  'handles `closed` after it was rejected': `open('status-403'); read('closed'); await echo(); await echo(); settle('closed', s.closed)`,
  'races, and resolves with a promise': `open('status-403'); settle('race', Promise.race([s.opened, s.closed])); settle('own', new Promise((resolve) => resolve(s.closed)))`,
  'gives a promise to the browser': `open('status-403'); settle('lock', navigator.locks.request('lock', () => s.opened))`,
  'returns a promise from an async function': `open('status-403'); settle('async', (async () => s.opened)())`,
  'closes while connecting': `open('ok-slow-handshake'); settle('opened', s.opened); settle('closed', s.closed); s.close({ closeCode: 3001, reason: 'bye' }); s.close()`,
  'aborts while connecting': `const c = new AbortController(); open('ok-slow-handshake', { signal: c.signal }); settle('opened', s.opened); settle('closed', s.closed); c.signal.onabort = () => say('abort'); c.abort(); say('aborted')`,
  'was aborted before': `open('ok-echo', { signal: AbortSignal.abort('why') }); settle('opened', s.opened); settle('closed', s.closed)`,
  'aborts and handles nothing': `const c = new AbortController(); open('ok-slow-handshake', { signal: c.signal }); read('opened'); c.abort(new Error('mine')); queueMicrotask(() => say('microtask'))`,
  'hears the server close': `open('close-1011-at-once'); await all()`,
  'hears the connection end': `open('accept-then-fin'); await all()`,
  'closes it': `open('ok-echo'); await all(); s.close({ closeCode: 3001, reason: 'bye' })`,
  'closes its writable side': `open('ok-echo'); const { writer } = await all(); writer.close()`,
  'cancels its readable side': `open('ok-echo'); const { readable } = await s.opened; settle('closed', s.closed); settle('cancel', readable.cancel())`,
}

const streamPage = (origin: string, body: string) => `(async () => {
  const told = [];
  const words = (value) => value?.name ? [value.constructor.name, value.message, value.closeCode, value.reason].join() : JSON.stringify(value);
  const say = (what) => told.push(what);
  const settle = (name, promise) => promise.then((value) => say(name + ' ' + words(value)), (error) => say(name + ' rejected ' + words(error)));
  const socketUrl = (id) => '${origin.replace('http', 'ws')}/ws/' + id;
  /** A whole conversation, by which whatever began before is over: browsers connect one by one. */
  const echo = () => new Promise((resolve) => {
    const socket = new WebSocket(socketUrl('ok-echo'));
    socket.onopen = () => socket.close();
    socket.onclose = () => resolve();
  });
  let s;
  const open = (id, options) => s = new WebSocketStream(socketUrl(id), options);
  const all = async () => {
    const { readable, writable } = await s.opened;
    const reader = readable.getReader(), writer = writable.getWriter();
    settle('closed', s.closed); settle('reader', reader.closed); settle('writer', writer.closed); settle('read', reader.read());
    return { reader, writer };
  };
  const seen = {};
  const read = (name) => seen[name] = s[name];
  const unhandled = ({ type, promise, reason }) => say([type, promise === seen.opened, promise === seen.closed, words(reason)].join(' '));
  for (const type of ['unhandledrejection', 'rejectionhandled']) addEventListener(type, unhandled);
  await (async () => { ${body} })();
  for (let n = 0; n < 4; n++) await echo();
  if (/own|abort|before/.test(${JSON.stringify(body)})) await echo();
  for (const type of ['unhandledrejection', 'rejectionhandled']) removeEventListener(type, unhandled);
  return told;
})()`

/** A page whose handlers throw things that tell when they are read. */
const errorPage = (origin: string) => `{
  const told = window.told = [];
  const say = (what) => { told.push(what) };
  Error.prepareStackTrace = (error) => { say('formatted ' + Object.getOwnPropertyNames(error)); return 'formatted' };
  window.onerror = (message, file, line, column, error) => { say('onerror ' + message + ' ' + line + ':' + column) };
  window.addEventListener('error', (event) => { say('error ' + event.message); if (event.message.includes('prevented')) event.preventDefault() });
  const telling = (error) => {
    for (const name of ['name', 'message', 'stack', 'toString']) {
      const { value } = Object.getOwnPropertyDescriptor(error, name) ?? {};
      Object.defineProperty(error, name, { configurable: true, get() { say('read ' + name); return value } });
    }
    return error;
  };
  const socket = new WebSocket('${origin.replace('http', 'ws')}/ws/ok-echo');
  socket.onopen = () => { say('onopen'); socket.send('x'); throw new Error('plain') };
  socket.addEventListener('open', () => { say('open'); throw telling(new TypeError('telling')) });
  socket.addEventListener('message', { handleEvent() { say('message'); throw telling({}) } });
  socket.onmessage = () => { setTimeout(() => { socket.close(); throw new RangeError('timer') }); };
  socket.onclose = () => { setTimeout(() => { window.done = true }); throw new Error('prevented') };
}`

describe.each(names)('a page under inspection (%s)', (name) => {
  let lab: Lab
  let plain: DrivenBrowser
  let inspected: DrivenBrowser
  beforeAll(async () => {
    lab = await startLab()
    plain = await launch(name, { extension: null })
    inspected = await launch(name)
  })
  afterAll(async () => {
    await plain?.close()
    await inspected?.close()
    await lab?.stop()
  })

  it.each(special)('sees on %s what it sees without the extension', async (id) => {
    const scenario = scenarios.find((each) => each.id === id)
    if (!scenario) throw new Error(`the lab has no scenario ${id}`)
    const [without, within] = await Promise.all(
      [plain, inspected].map(async (browser) => {
        await browser.navigate(lab.url(scenario))
        await browser.waitFor(scenario.settled)
        return browser.evaluate<unknown>(
          `JSON.parse(JSON.stringify({ seen: window.seen, truths: window.truths ?? null, violations: window.violations ?? null }))`,
        )
      }),
    )
    expect(within).toEqual(without)
  })

  it('reads the same of WebSocket and EventTarget, and gets the same exceptions', async () => {
    await Promise.all([plain, inspected].map((browser) => browser.navigate(`${lab.origin}/`)))
    // By the page's own eval: a driver's sandbox has a Function of its own.
    const read = `window.eval(${JSON.stringify(surface)})`
    expect(await inspected.evaluate(read)).toEqual(await plain.evaluate(read))
  })

  it('hears of its handlers’ errors once each, in order, and nobody reads them before it', async () => {
    const [without, within] = await Promise.all(
      [plain, inspected].map(async (browser) => {
        await browser.navigate(`${lab.origin}/`)
        const text = JSON.stringify(errorPage(lab.origin))
        await browser.evaluate(
          `void document.head.append(Object.assign(document.createElement('script'), { text: ${text} }))`,
        )
        await browser.waitFor('window.done')
        return browser.evaluate<readonly string[]>('window.told')
      }),
    )
    expect(within).toEqual(without)
    expect(within?.filter((each) => each.startsWith('error '))).toHaveLength(5)
  })

  // Only Chromium has WebSocketStream.
  it.each(name === 'chromium' ? Object.entries(streamPages) : [])(
    'that %s hears of a stream what it hears without the extension',
    async (_, body) => {
      await Promise.all([plain, inspected].map((browser) => browser.navigate(`${lab.origin}/`)))
      const page = streamPage(lab.origin, body)
      const [without, within] = await Promise.all(
        [plain, inspected].map((browser) => browser.evaluate<string[]>(page)),
      )
      expect(within).toEqual(without)
    },
  )

  it('cannot reach the channel that facts travel on, nor be told anything over it', async () => {
    await inspected.navigate(`${lab.origin}/`)
    const heard = await inspected.evaluate<number>(`(() => {
      const { port1 } = new MessageChannel();
      let heard = 0;
      port1.addEventListener('batch', () => heard++);
      window.dispatchEvent(new MessageEvent('lifeline', { ports: [port1] }));
      const fact = { kind: 'net:failed', about: 'x.1', at: 1, text: 'forged' };
      for (const type of ['batch', 'lifeline', 'message'])
        window.dispatchEvent(new MessageEvent(type, { data: [fact] }));
      window.postMessage([fact], '*');
      new WebSocket('ws://localhost:1/');
      return heard;
    })()`)
    expect(heard).toBe(0)
    await inspected.openPanel()
    await inspected.waitForPanel('window.lifeline.session().sockets.length > 0')
    const forged = await inspected.panel(
      `window.lifeline.session().facts.filter((fact) => fact.about === 'x.1' || fact.text === 'forged').length`,
    )
    expect(forged).toBe(0)
  })
})
