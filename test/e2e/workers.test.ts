// Sockets of workers that belong to no tab. Firefox tells of their requests, and the page of the same origin
// lists them; Chromium's network log has those of service workers. Extensions' own sockets are nobody's.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeIn, names, settled } from './drive.ts'

const page = `<!doctype html><title>Workers</title><script>
window.told = []
const tell = ({ data }) => window.told.push(data)
new SharedWorker('/shared.js').port.onmessage = tell
navigator.serviceWorker.onmessage = tell
navigator.serviceWorker
  .register('/service.js')
  .then(({ installing, waiting, active }) => (installing ?? waiting ?? active).postMessage('open'))
</script>`

/** Opens a socket, and says so when it is open. */
const script = (name: string, socketUrl: string) => `
onconnect = ({ ports: [port] }) => open(port)
onmessage = ({ source }) => open(source)
function open(port) {
  const socket = self.kept = new WebSocket('${socketUrl}?${name}')
  socket.onopen = () => port.postMessage('${name}')
}`

let socketUrl = ''
let server: Server
let origin = ''
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const name = /^\/(\w+)\.js$/.exec(url)?.[1]
    response.setHeader('content-type', name ? 'text/javascript' : 'text/html')
    response.end(name ? script(name, socketUrl) : page)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

for (const name of names)
  describeIn(name, 'workers without a tab', (setting) => {
    // Chromium tells extensions nothing of a shared worker's sockets.
    const listed = name === 'firefox' ? ['service', 'shared'] : ['service']

    it('have their sockets listed where their origin is shown, and those of extensions’ pages are not', async () => {
      const { browser, lab } = setting()
      socketUrl = `${lab.origin.replace('http', 'ws')}/ws/ok-echo`
      await browser.openPanel()
      await browser.navigate(origin)
      await browser.waitFor('window.told.length === 2')
      await browser.panel(`new Promise((resolve) => {
        const socket = new WebSocket('${socketUrl}?panel');
        socket.onopen = () => socket.close();
        socket.onclose = () => resolve(null);
      })`)
      // A socket of the page, which comes after the others on every way that facts go.
      await browser.evaluate(`void (window.last = new WebSocket('${socketUrl}?page'))`)
      await browser.waitFor('window.last.readyState === 1')
      const sockets = await settled(browser, listed.length + 1)
      expect(sockets.map(({ url }) => url.split('?')[1]).sort()).toEqual(['page', ...listed])
      for (const { log, phase, flagged, url } of sockets) {
        const [, of = ''] = url.split('?')
        if (of !== 'page') expect(log).toContain(`from=${origin}/${of}.js`)
        expect(log).toMatch(/net:responded +101/)
        expect({ phase, flagged }).toEqual({ phase: 'open', flagged: false })
      }
    })
  })
