// The extension is reloaded or updated under an open page: what belonged to it leaves the page at the next fact
// that finds no reader, and the page goes on with its own WebSocket.

import { expect, it } from 'vitest'
import { startLab } from '../lab/server.ts'
import { launch, names } from './drive.ts'

it.each(names)('the hook takes itself out when its extension is gone (%s)', async (name) => {
  // By the page's own eval: a driver sees the window past the page's changes.
  const inPage = (script: string) => `window.eval(${JSON.stringify(script)})`
  const lab = await startLab()
  const browser = await launch(name)
  try {
    await browser.navigate(`${lab.origin}/`)
    await browser.evaluate(inPage('void (window.hooked = WebSocket)'))
    // The background goes with the extension, and cannot answer any more.
    await browser.background('void setTimeout(() => (globalThis.browser ?? chrome).runtime.reload(), 100)')
    await browser.waitFor(
      inPage(`(() => {
      const socket = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo');
      socket.onopen = () => { socket.close(); window.opened = true };
      return WebSocket !== window.hooked;
    })()`),
    )
    await browser.waitFor(inPage('window.opened'))
    expect(await browser.evaluate(inPage('WebSocket.prototype.constructor === WebSocket'))).toBe(true)
  } finally {
    await browser.close()
    await lab.stop()
  }
})
