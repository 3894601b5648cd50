// A Proxy in each place where a hook must look, which forwards; a listener for each event, of which the one that
// hears messages reads them.
{
  const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect
  const { prototype } = WebSocket
  const listen = prototype.addEventListener
  /** @type {(owner: object, name: string, part: 'value' | 'set') => void} */
  const forward = (owner, name, part) => {
    const found = /** @type {PropertyDescriptor} */ (getOwnPropertyDescriptor(owner, name))
    const proxy = new Proxy(found[part], { apply: (target, self, args) => apply(target, self, args) })
    defineProperty(owner, name, { ...found, [part]: proxy })
  }
  for (const name of ['send', 'close']) forward(prototype, name, 'value')
  for (const name of ['onopen', 'onmessage', 'onerror', 'onclose']) forward(prototype, name, 'set')
  for (const name of ['addEventListener', 'removeEventListener'])
    forward(EventTarget.prototype, name, 'value')
  /** @param {MessageEvent} event */
  const read = ({ data }) => data.length
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(target, args, newTarget) {
      const socket = construct(target, args, newTarget)
      for (const type of ['open', 'error', 'close']) apply(listen, socket, [type, () => undefined])
      apply(listen, socket, ['message', read])
      return socket
    },
  })
}
