// The words that a case's code may use, in the case's own page. They take nothing from the page at the time
// of their use that a case replaces, but `addEventListener` and promises.

/** A classic script: its constants are no properties of the window. */
export const prelude = `'use strict'
const base = location.origin.replace('http', 'ws') + '/ws/'
/** The address of a socket that the lab's scenario answers. */
const at = (scenario) => base + scenario
const said = []
const say = (...words) => { said[said.length] = words.length === 1 ? words[0] : words }
const { stringify } = JSON
const { ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect
const { settled } = parent
const id = location.pathname.split('/').pop()

/** Everything that a page can read of an exception, its stack as it is. */
const told = (error) => {
  if (typeof error !== 'object' || error === null) return ['thrown', typeof error, String(error)]
  const own = {}
  for (const key of ownKeys(error)) {
    const { value, get, set, ...attributes } = getOwnPropertyDescriptor(error, key)
    own[String(key)] = [String(error[key]), typeof value, typeof get, typeof set, attributes]
  }
  return {
    text: String(error), name: error.name, message: error.message, code: error.code ?? null, stack: error.stack ?? null,
    place: [error.fileName ?? null, error.filename ?? null, error.lineNumber ?? null, error.columnNumber ?? null, error.result ?? null], own,
    kind: [error instanceof Error, error instanceof DOMException, error instanceof TypeError, Object.prototype.toString.call(error)],
    made: getPrototypeOf(error)?.constructor?.name ?? null,
  }
}
const thrown = (act) => { try { const value = act(); return ['returned', typeof value, value instanceof WebSocket] } catch (error) { return told(error) } }
/** Constructs, and says what the page reads of it, or what was thrown; the socket is not kept. */
const made = (...args) => {
  try {
    const socket = new WebSocket(...args)
    const { url, readyState, protocol, extensions, binaryType, bufferedAmount } = socket
    socket.close()
    return { url, readyState, protocol, extensions, binaryType, bufferedAmount }
  } catch (error) { return told(error) }
}
const heard = (socket, type) => new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }))
const opened = async (socket) => { await heard(socket, 'open'); return socket }
const closed = (socket) => heard(socket, 'close')
/** An open socket that echoes. */
const echo = (Constructor = WebSocket) => opened(new Constructor(at('ok-echo')))
/** A task later. */
const task = () => new Promise((resolve) => setTimeout(resolve, 0))
/** Until so much was said. */
const toldOf = async (count) => { while (said.length < count) await task() }
const types = ['open', 'message', 'error', 'close']
/** Says every event of a socket as a listener sees it. */
const follow = (socket, name = '') => {
  for (const type of types)
    socket.addEventListener(type, ({ type, data, code, reason, wasClean }) =>
      say([name, type, socket.readyState, socket.bufferedAmount, ...(type === 'message' ? [typeof data, typeof data === 'string' ? data : data.byteLength ?? data.size] : type === 'close' ? [code, reason, wasClean] : [])].join(' ')))
  return socket
}
/** A descriptor in JSON; functions by their name, length, text and keys. */
const describe = (owner, key) => {
  const descriptor = getOwnPropertyDescriptor(owner, key)
  if (!descriptor) return null
  const { value, get, set, ...attributes } = descriptor
  const part = (each) => typeof each === 'function'
    ? [each.name, each.length, each.toString(), ownKeys(each).map(String).sort(), getPrototypeOf(each) === Function.prototype]
    : typeof each === 'object' ? 'object' : String(each)
  return [String(key), part(value), part(get), part(set), attributes]
}
const shape = (owner) => ownKeys(owner).map((key) => describe(owner, key))
/** A frame, once it has loaded. */
const frame = (attributes) => new Promise((resolve) => {
  const element = Object.assign(document.createElement('iframe'), attributes)
  element.onload = () => resolve(element)
  document.documentElement.append(element)
})
/** A frame that is used at once, in the task that appended it. */
const blank = (attributes = {}) => {
  const element = Object.assign(document.createElement('iframe'), attributes)
  document.documentElement.append(element)
  return element
}
/** The next message to this window. */
const message = () => new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data), { once: true }))
/** Runs the case, and hands what came of it to the page that shows all of them. */
const run = async (code) => {
  let result
  try {
    const returned = await code()
    result = { said, returned: returned === undefined ? null : returned }
  } catch (error) {
    result = { failed: String(error) + '\\n' + (error?.stack ?? '') }
  }
  settled(id, stringify(result))
}
`
