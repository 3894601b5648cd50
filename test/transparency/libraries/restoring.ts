// A page that keeps the original, replaces it by a class and its methods by its own, and puts all of it back.

import { everything, healthy, say, tell } from './scenario.ts'

tell(async () => {
  const native = window.WebSocket
  const { send, close } = native.prototype
  class Counting extends native {
    static count = 0
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      say('constructed', ++Counting.count)
    }
  }
  window.WebSocket = Counting
  await healthy('by class')
  native.prototype.send = function (data) {
    say('sends', String(data))
    send.call(this, data)
  }
  native.prototype.close = function (...args) {
    say('closes', args)
    close.apply(this, args)
  }
  await everything('by methods')
  window.WebSocket = native
  Object.assign(native.prototype, { send, close })
  say('restored', Reflect.ownKeys(native.prototype).map(String), String(native))
  await everything('native again')
})
