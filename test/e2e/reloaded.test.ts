// The extension is reloaded or updated under an open page: what belonged to it leaves the page at the next fact
// that finds no reader, and the page goes on with its own WebSocket. Whoever opens the panel then is told.

import { expect, it } from 'vitest'
import { startLab } from '../lab/server.ts'
import { launch, names, session } from './drive.ts'

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

it.each(names)(
  'a page that was open meanwhile is recorded again, or said to be unseen until it is loaded (%s)',
  async (name) => {
    const lab = await startLab()
    const browser = await launch(name, { allowPrivate: true })
    const construct = `void (window.socket = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo'))`
    const recorded = async () => {
      await browser.evaluate(construct)
      await browser.waitForPanel('window.lifeline.session().sockets.length === 1')
      expect((await session(browser)).sockets[0]?.log).toContain('  constructed ')
    }
    const shown = `document.querySelector('[data-empty]')?.dataset.empty`
    try {
      await browser.openPanel()
      await browser.navigate(`${lab.origin}/`)
      await recorded()
      await browser.waitFor('window.socket.readyState === 1')
      await browser.reloadExtension()
      await browser.openPanel()
      // A session's storage ends with the extension in both browsers, and the socket lives on.
      await browser.waitForPanel(`${shown} === ${JSON.stringify(name === 'chromium' ? 'early' : 'none')}`)
      expect((await session(browser)).sockets).toEqual([])
      expect(await browser.evaluate('window.socket.readyState')).toBe(1)
      if (name === 'chromium') {
        await browser.panelClick('[data-remedy="reload"]')
        await browser.waitForPanel(`${shown} === 'none'`)
      }
      // Firefox puts an extension into pages that are open when it starts.
      await recorded()
    } finally {
      await browser.close()
      await lab.stop()
    }
  },
  200_000,
)
