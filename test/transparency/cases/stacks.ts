// Call stacks as a page reads and formats them, with every limit and formatter, and where a stack ends.

import { section } from '../case.ts'

/** Every exception that the interface throws of its own, from a named function each. */
const everyError = `
  const socket = new WebSocket(at('ok-echo'))
  const acts = {
    noArgument: () => new WebSocket(), noNew: () => WebSocket(''), url: () => new WebSocket('x:y'), symbol: () => new WebSocket(Symbol('x')),
    fragmentOrPort: () => new WebSocket('ws://localhost:99999'), protocols: () => new WebSocket(at('x'), ['a', 'a']), token: () => new WebSocket(at('x'), 'a b'),
    early: () => socket.send('x'), nothing: () => socket.send(), sendSymbol: () => socket.send(Symbol('x')),
    code: () => socket.close(1), long: () => socket.close(1000, 'x'.repeat(124)), codeSymbol: () => socket.close(Symbol('x')), big: () => socket.close(1n),
    sendThis: () => socket.send.call({}, 'x'), closeThis: () => socket.close.call({}), getter: () => WebSocket.prototype.readyState, setter: () => { WebSocket.prototype.onopen = null }, binary: () => { socket.binaryType = Symbol('x') },
    listener: () => socket.addEventListener('x', 1), listenerNone: () => socket.addEventListener(), listenerThis: () => EventTarget.prototype.addEventListener.call({}, 'x', null), removal: () => socket.removeEventListener('x'),
    dispatch: () => socket.dispatchEvent({}), target: () => EventTarget(), newTarget: () => Reflect.construct(WebSocket, ['x:y'], class extends WebSocket {}), derived: () => new (class Derived extends WebSocket {})('x:y'),
  }
  const all = () => { for (const name of Object.keys(acts)) { try { acts[name](); say(name, 'returned') } catch (error) { say(name, told(error)) } } }
`

/** Exceptions of the page's own conversions, which the interface lets through. */
const everyConversion = `
  const socket = new WebSocket(at('ok-echo')), far = { toString() { throw new Error('in conversion') } }
  const acts = {
    construct: () => new WebSocket(far), derive: () => new (class Derived extends WebSocket {})(far), iterate: () => new WebSocket(at('x'), { get [Symbol.iterator]() { throw new Error('in iterator') } }), send: () => socket.send(far), close: () => socket.close({ valueOf() { throw new Error('in conversion') } }), reason: () => socket.close(1000, far),
    type: () => socket.addEventListener(far, null), options: () => socket.addEventListener('x', null, { get once() { throw new Error('in option') } }), removal: () => socket.removeEventListener(far, null), binaryType: () => { socket.binaryType = far },
  }
  const all = () => { for (const name of Object.keys(acts)) { try { acts[name](); say(name, 'returned') } catch (error) { say(name, told(error)) } } }
`

export const stacks = section('ecma', 'sec-error-objects', [
  {
    id: 'stack-of-everything',
    step: 'Name, message, own keys and stack of every exception.',
    code: `${everyError} all()`,
  },
  {
    id: 'stack-of-conversions',
    step: 'The same of exceptions that conversions threw, once they are caught.',
    code: `${everyConversion} all()`,
  },
  {
    id: 'stack-of-conversions-with-limit',
    step: 'The same with Error.stackTraceLimit = 2.',
    code: `Error.stackTraceLimit = 2
      ${everyConversion} all()`,
  },
  {
    id: 'stack-of-conversions-formatted',
    step: 'The same with Error.prepareStackTrace.',
    code: `Error.prepareStackTrace = (error, frames) => { say('format', error?.message, Array.isArray(frames) ? frames.map(String) : typeof frames); return 'formatted' }
      ${everyConversion} all()`,
  },
  {
    id: 'stack-of-conversions-in-a-frame',
    step: 'The same with another window’s constructor and methods.',
    code: `const { WebSocket, EventTarget, Function } = blank().contentWindow
      ${everyConversion} all()`,
  },
  {
    id: 'stack-of-printing',
    step: 'Of Function.prototype.toString, with a limit.',
    code: `const print = () => Function.prototype.toString.call({})
      for (const limit of [10, 2, 1, 0]) { Error.stackTraceLimit = limit; say(thrown(print)) }`,
  },
  {
    id: 'stack-of-printing-formatted',
    step: 'The same with Error.prepareStackTrace.',
    code: `Error.prepareStackTrace = (error, frames) => { say('format', frames.map?.(String)); return 'formatted' }
      say(thrown(() => Function.prototype.toString.call({})))`,
  },
  {
    id: 'stack-of-everything-in-a-frame',
    step: 'The same with another window’s constructor and methods.',
    code: `const { WebSocket, EventTarget, Function } = blank().contentWindow
      ${everyError} all()`,
  },
  ...[0, 1, 2, 'undefined', 5, 100, -1, 'Infinity', "'3'", 'NaN', 'null'].map((limit) => ({
    id: `stack-limit-${String(limit).replace(/\W/g, 'x').toLowerCase()}`,
    step: `With Error.stackTraceLimit = ${limit}.`,
    code: `Error.stackTraceLimit = ${limit}
      ${everyError}
      const deep = (n) => n ? deep(n - 1) : all()
      deep(12)
      say(describe(Error, 'stackTraceLimit'), Error.stackTraceLimit === ${limit}, ownKeys(Error).map(String))`,
  })),
  {
    id: 'stack-limit-guarded',
    step: 'Error.stackTraceLimit as an accessor, read-only, deleted, or of a frozen Error.',
    code: `${everyError}
      const few = () => { for (const name of ['url', 'early', 'code', 'noNew', 'derived']) { try { acts[name]() } catch (error) { say(name, told(error)) } } new WebSocket(at('ok-echo')).close() }
      Object.defineProperty(Error, 'stackTraceLimit', { configurable: true, get() { say('get'); return 3 }, set(value) { say('set', value) } }); few()
      Object.defineProperty(Error, 'stackTraceLimit', { configurable: true, writable: false, value: 2 }); few()
      delete Error.stackTraceLimit; few(); say(ownKeys(Error).map(String))
      Error.stackTraceLimit = 4; Object.freeze(Error); few()
      return [describe(Error, 'stackTraceLimit'), ownKeys(Error).map(String)]`,
  },
  {
    id: 'stack-formatted',
    step: 'Error.prepareStackTrace, where the browser has it, is called as often and with the same frames.',
    code: `Error.prepareStackTrace = (error, frames) => { say('format', error?.name, error?.message, Array.isArray(frames) ? frames.map((each) => [each.getFunctionName(), each.getTypeName(), each.getMethodName(), each.getFileName(), each.getLineNumber(), each.getColumnNumber(), each.isConstructor(), each.isNative(), each.isToplevel(), each.isEval(), String(each)]) : typeof frames); return 'formatted' }
      ${everyError} all()
      await opened(socket); socket.send('x'); await heard(socket, 'message'); socket.close(); await closed(socket)`,
  },
  {
    id: 'stack-formatted-objects',
    step: 'Its structured frames: this, function and evaluation origin.',
    code: `Error.prepareStackTrace = (error, frames) => Array.isArray(frames) ? frames.map((each) => [typeof each.getThis(), each.getFunction()?.name ?? null, each.getEvalOrigin?.() ?? null, each.getScriptNameOrSourceURL?.() ?? null, each.isAsync?.() ?? null, each.getPosition?.() ?? null]) : null
      const read = (error) => stringify(error.stack)
      const seen = []
      const url = { toString() { seen.push(read(new Error('in conversion'))); return at('ok-echo') } }
      function sloppy() { new WebSocket(url).close() }
      sloppy(); Function('url', 'new WebSocket(url).close()')(url); new (class Derived extends WebSocket {})(url).close(); eval('new WebSocket(url).close()')
      const socket = await echo()
      socket.send({ toString() { seen.push(read(new Error('in send'))); return 'x' } })
      return seen`,
  },
  {
    id: 'stack-formatted-objects-of-interface',
    step: 'The same of the interface’s own exceptions.',
    code: `Error.prepareStackTrace = (error, frames) => Array.isArray(frames) ? frames.map((each) => [typeof each.getThis(), each.getFunction()?.name ?? null, each.getEvalOrigin?.() ?? null, each.getScriptNameOrSourceURL?.() ?? null, each.isAsync?.() ?? null, each.getPosition?.() ?? null]) : null
      const seen = []
      for (const act of [() => new WebSocket('x:y'), () => new WebSocket(), () => new WebSocket(at('ok-echo')).send('x'), () => Function('new WebSocket("x:y")')(), () => eval('new WebSocket("x:y")')]) try { act() } catch (error) { seen.push(stringify(error.stack)) }
      return seen`,
  },
  {
    id: 'stack-formatter-guarded',
    step: 'Error.prepareStackTrace as an accessor, or one that throws.',
    code: `${everyError}
      const few = () => { for (const name of ['url', 'early', 'code', 'noNew']) { try { acts[name]() } catch (error) { say(name, told(error)) } } new WebSocket(at('ok-echo')).close() }
      Object.defineProperty(Error, 'prepareStackTrace', { configurable: true, get() { say('get'); return undefined }, set(value) { say('set') } }); few()
      Object.defineProperty(Error, 'prepareStackTrace', { configurable: true, writable: true, value() { say('throws'); throw new RangeError('formatter') } })
      try { few() } catch (error) { say('out', error.name, error.message) }
      return [ownKeys(Error).map(String)]`,
  },
  {
    id: 'stack-of-anything-thrown',
    step: 'What a conversion throws is untouched, whatever it is.',
    code: `const traps = {}
      for (const name of Object.getOwnPropertyNames(Reflect)) traps[name] = (...args) => { say(name, String(args[1])); return Reflect[name](...args) }
      const telling = Object.defineProperties(new Error('telling'), { stack: { get() { say('get stack'); return 'mine' }, set() { say('set stack') } }, name: { get() { say('get name'); return 'Mine' } }, message: { get() { say('get message'); return 'mine' } } })
      class Mine extends Error { get name() { say('inherited name'); return 'Mine' } get message() { say('inherited message'); return 'mine' } get stack() { say('inherited stack'); return 'mine' } }
      const values = [new Proxy(new Error('proxied'), traps), new Proxy({}, traps), telling, new Mine(), Object.freeze(new Error('frozen')), Object.preventExtensions(new RangeError('closed')), Object.assign(new Error('own'), { stack: 'own stack' }), Object.assign(new Error('none'), { stack: undefined }), new DOMException('dom', 'AbortError'), Object.create(Error.prototype), { __proto__: telling }, null, undefined, 'text', Symbol('x'), () => 0, new (blank().contentWindow.Error)('theirs'), new AggregateError([], 'all'), Object.setPrototypeOf(new Error('bare'), null)]
      const shapes = values.map((value) => { try { return typeof value === 'object' && value ? ownKeys(value).map((key) => [String(key), Object.keys(getOwnPropertyDescriptor(value, key))]) : null } catch (error) { return String(error) } })
      said.length = 0
      const socket = await echo()
      for (const value of values) for (const act of [() => new WebSocket({ toString() { throw value } }), () => new WebSocket(at('x'), { get [Symbol.iterator]() { throw value } }), () => socket.send({ toString() { throw value } }), () => socket.close({ valueOf() { throw value } }), () => socket.addEventListener({ toString() { throw value } }, null)]) {
        try { act() } catch (error) { say(error === value) }
      }
      return [shapes, values.map((value) => { try { return typeof value === 'object' && value ? ownKeys(value).map((key) => [String(key), Object.keys(getOwnPropertyDescriptor(value, key)), 'value' in getOwnPropertyDescriptor(value, key) ? String(value[key]) : '']) : null } catch (error) { return String(error) } })]`,
  },
  {
    id: 'stack-of-earlier-error',
    step: 'An error made long before keeps the stack of its making.',
    code: `const early = (() => new RangeError('early'))()
      const before = early.stack
      const socket = await echo()
      for (const act of [() => new WebSocket({ toString() { throw early } }), () => socket.send({ toString() { throw early } }), () => socket.addEventListener({ toString() { throw early } }, null)]) { try { act() } catch { say(early.stack === before, ownKeys(early).map(String)) } }
      return told(early)`,
  },
  {
    id: 'stack-of-nested-error',
    step: 'An exception of the interface inside of a conversion that the interface called.',
    code: `const socket = await echo()
      const asked = { toString() { try { new WebSocket('x:y') } catch (error) { say(told(error)); throw error } } }
      return [thrown(() => new WebSocket(asked)), thrown(() => socket.send(asked))]`,
  },
  {
    id: 'stack-captured',
    step: 'Error.captureStackTrace in a conversion, and above it.',
    code: `if (!Error.captureStackTrace) return null
      const seen = []
      function above() { const object = {}; Error.captureStackTrace(object, above); return object.stack }
      const url = { toString() { const object = {}; Error.captureStackTrace(object); seen.push(object.stack); Error.captureStackTrace(object, url.toString); seen.push(object.stack); seen.push(above()); Error.captureStackTrace(object, WebSocket); seen.push(object.stack); return at('ok-echo') } }
      new WebSocket(url).close()
      const socket = await echo()
      socket.send({ toString() { const object = {}; Error.captureStackTrace(object, WebSocket.prototype.send); seen.push(object.stack); return 'x' } })
      return seen`,
  },
  {
    id: 'stack-in-listeners',
    step: 'Stacks of listeners and handlers begin with them.',
    code: `const socket = new WebSocket(at('ok-echo'))
      for (const type of types) { socket['on' + type] = function named() { say(type, new Error('handler').stack) }; socket.addEventListener(type, { handleEvent() { say(type, new Error('object').stack) } }) }
      await opened(socket); socket.send('x'); await heard(socket, 'message'); socket.close(); await closed(socket); await task()
      socket.dispatchEvent(new Event('open'))`,
  },
  {
    id: 'stack-in-setters',
    step: 'Stacks of conversions in listener options and listeners.',
    code: `const socket = new WebSocket(at('ok-echo'))
      const tell = () => say(new Error('seen').stack)
      socket.addEventListener({ toString() { tell(); return 'open' } }, () => 0, { get capture() { tell() }, get once() { tell() }, get signal() { tell() } })
      socket.removeEventListener({ toString() { tell(); return 'open' } }, () => 0, { get capture() { tell() } })
      socket.binaryType = { toString() { tell(); return 'blob' } }
      window.addEventListener({ toString() { tell(); return 'open' } }, () => 0, { get capture() { tell() } })`,
  },
  {
    id: 'stack-async',
    step: 'Stacks of asynchronous functions that were resumed by an event.',
    code: `async function waits() { const socket = await echo(); socket.close(); await closed(socket); throw new Error('after') }
      async function outer() { await waits() }
      try { await outer() } catch (error) { return error.stack }`,
  },
  {
    id: 'stack-overflow',
    step: 'A call stack that ends inside of the interface: a RangeError or InternalError of the page, and the socket is well.',
    code: `const socket = await echo()
      const overflow = (act) => { let deepest; const dive = () => { try { act(); dive() } catch (error) { deepest ??= error; throw error } }; try { dive() } catch (error) { return [error.name, error.message, error instanceof Error, deepest === error] } }
      say(overflow(() => socket.readyState), overflow(() => WebSocket.prototype.send.toString()), overflow(() => socket.addEventListener('x', null)), overflow(() => { socket.onopen = null }))
      socket.send('x')
      return [(await heard(socket, 'message')).data, thrown(() => new WebSocket('x:y'))]`,
  },
  {
    id: 'stack-reentrant',
    step: 'Conversions that construct, send and close again.',
    code: `const socket = await echo()
      let depth = 0
      const inner = { toString() { if (depth++ < 3) socket.send(inner); return 'depth' + depth } }
      socket.send(inner)
      for (let n = 0; n < 4; n++) say((await heard(socket, 'message')).data)
      const url = { toString() { if (depth++ < 6) new WebSocket(url).close(); say(depth); return at('ok-echo') } }
      say(thrown(() => new WebSocket(url)))
      socket.close({ valueOf() { socket.close(3001, 'inner'); return 3002 } }, 'outer')
      const { code, reason } = await closed(socket)
      return [code, reason]`,
  },
  {
    id: 'stack-of-dom-exception',
    step: 'DOMExceptions: the properties that hold place and stack, and their getters.',
    code: `const told = []
      for (const act of [() => new WebSocket('x:y'), () => new WebSocket(at('x'), ['a', 'a']), () => new WebSocket(at('ok-echo')).send('x'), () => new WebSocket(at('ok-echo')).close(1)]) {
        try { act() } catch (error) {
          const { stack } = error
          told.push([shape(error), error.toString(), stack, Object.getOwnPropertyNames(error), Reflect.deleteProperty(error, 'stack'), error.stack ?? null, Reflect.set(error, 'stack', 'mine'), error.stack ?? null, error.code, error.constructor === DOMException, Object.isExtensible(error), error.cause ?? null])
        }
      }
      const error = new DOMException('mine', 'SyntaxError')
      return [told, shape(error), shape(DOMException.prototype).length, ownKeys(new Error('x')).map(String), ownKeys(Error.prototype).map(String)]`,
  },
])
