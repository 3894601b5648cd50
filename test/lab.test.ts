// @vitest-environment node
// The lab is what it says it is: its bytes are checked with bare TCP, its healthy endpoints with a client
// that knows the protocol, and its list of scenarios against the files there are.

import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { askUpgrade, exampleAccept, wholeHead } from './lab/raw-client.ts'
import { scenarios } from './lab/scenarios.ts'
import { type Lab, startLab } from './lab/server.ts'

let lab: Lab
beforeAll(async () => {
  lab = await startLab()
}, 30_000)
afterAll(() => lab.stop())

describe('the list of scenarios', () => {
  test('has every file once, under the id that is its name', () => {
    const files = readdirSync(new URL('./lab/scenarios/', import.meta.url)).map((file) =>
      file.replace('.ts', ''),
    )
    expect(scenarios.map(({ id }) => id).sort()).toEqual(files.sort())
    expect(new Set(scenarios.map(({ page }) => page)).size).toBe(scenarios.length)
  })

  test('flags exactly the sockets that are given a rule', () => {
    const sockets = scenarios.flatMap(({ expect: { chromium, firefox } }) => [...chromium, ...firefox])
    for (const socket of sockets) expect(socket.flagged).toBe(socket.rule !== null)
  })

  test('has an index page that links every one, and a page that answers for each', async () => {
    const index = await (await fetch(lab.origin)).text()
    for (const scenario of scenarios) {
      expect(index).toContain(`href="${scenario.from ? lab.url(scenario) : scenario.page}"`)
      const response = await fetch(lab.origin + scenario.page)
      expect([scenario.id, response.status]).toEqual([scenario.id, 200])
      for (const [name, value] of Object.entries(scenario.headers ?? {})) {
        expect(response.headers.get(name)).toBe(value)
      }
    }
  })

  test('serves the scripts that need a URL of their own', async () => {
    const scripted = scenarios.filter(({ script }) => script)
    expect(scripted.map(({ id }) => id)).toEqual(['service-worker'])
    for (const scenario of scripted) {
      const response = await fetch(`${lab.url(scenario)}.js`)
      expect(response.headers.get('content-type')).toContain('text/javascript')
      const script = await response.text()
      expect(() => new Function(script), scenario.id).not.toThrow()
    }
    expect((await fetch(`${lab.origin}/scenario/ok-echo.js`)).status).toBe(404)
  })

  test('has inline pages that begin with their only script, and it parses', async () => {
    for (const scenario of scenarios.filter(({ html }) => html)) {
      const page = await (await fetch(lab.origin + scenario.page)).text()
      const script = /^<!doctype html>\n<html lang="en">\n<head><script[^>]*>([\s\S]*?)<\/script>/.exec(
        page,
      )?.[1]
      expect(script, scenario.id).toContain('window.seen = []')
      expect(() => new Function(script ?? ''), scenario.id).not.toThrow()
    }
  })
})

describe('the dashboard', () => {
  test('is bundled with the development build of React, and a source map', async () => {
    const script = await (await fetch(`${lab.origin}/dashboard.js`)).text()
    expect(script).toContain('react-dom-client.development.js')
    expect(script).toContain('sourceMappingURL=data:application/json;base64,')
  })

  test('tells its page where the other origin is', async () => {
    const page = await (await fetch(`${lab.origin}/dashboard?cause=forbidden-origin`)).text()
    expect(page).toContain(lab.otherOrigin.replace('http', 'ws'))
    expect(lab.otherOrigin).not.toBe(lab.origin)
  })

  test('is missing for a cause that is none', async () => {
    expect((await fetch(`${lab.origin}/dashboard?cause=gremlins`)).status).toBe(404)
  })
})

describe('on the wire', () => {
  const valid = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${exampleAccept}`,
  ]
  const heads: Record<string, readonly string[]> = {
    'missing-accept': valid.slice(0, 3),
    'duplicate-accept': [...valid, `Sec-WebSocket-Accept: ${exampleAccept}`],
    'missing-upgrade': valid.filter((line) => !line.startsWith('Upgrade')),
    'wrong-connection': valid.with(2, 'Connection: keep-alive'),
    'subprotocol-mismatch': [...valid, 'Sec-WebSocket-Protocol: graphql-ws'],
    'subprotocol-unrequested': [...valid, 'Sec-WebSocket-Protocol: unasked'],
    'subprotocol-list': [...valid, 'Sec-WebSocket-Protocol: v1, v2'],
    'extension-unrequested': [...valid, 'Sec-WebSocket-Extensions: x-webkit-frob'],
    'ok-echo': valid,
    'ok-connection-keep-alive': valid.with(2, 'Connection: keep-alive, Upgrade'),
    'ok-reason-phrase': valid.with(0, 'HTTP/1.1 101 Web Socket Protocol Handshake'),
  }
  for (const [id, lines] of Object.entries(heads)) {
    test(`${id} answers exactly its lines`, async () => {
      const { text } = await askUpgrade(lab, `/ws/${id}`, { enough: wholeHead })
      expect(text.split('\r\n')).toEqual([...lines, '', ''])
    })
  }

  test('bad-accept answers a well-formed accept key that is another one', async () => {
    const { text } = await askUpgrade(lab, '/ws/bad-accept', { enough: wholeHead })
    expect(text).toMatch(/Sec-WebSocket-Accept: [A-Za-z0-9+/]{27}=\r\n/)
    expect(text).not.toContain(exampleAccept)
  })

  test('the token variant accepts without the subprotocol it was offered', async () => {
    const target = '/ws/dashboard/?cause=token-not-echoed'
    const lines = ['Sec-WebSocket-Protocol: access_token, abc']
    const { text } = await askUpgrade(lab, target, { lines, enough: wholeHead })
    expect(text).toContain('101 Switching Protocols')
    expect(text).not.toContain('Sec-WebSocket-Protocol')
  })

  test('a refusal is its status, and its body, and the end', async () => {
    const forbidden = await askUpgrade(lab, '/ws/status-403')
    expect(forbidden.text).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/)
    expect(forbidden.ended).toBe('FIN')
    const redirect = await askUpgrade(lab, '/ws/redirect-302')
    expect(redirect.text).toContain('\r\nLocation: /login/\r\n')
  })

  test('an Origin from elsewhere is denied, and the own one let in', async () => {
    const target = '/ws/dashboard/?cause=forbidden-origin'
    const denied = await askUpgrade(lab, target, { lines: ['Origin: http://localhost:1'] })
    expect(denied.text).toMatch(/^HTTP\/1\.1 403 Access denied\r\n[\s\S]*\r\n\r\nAccess denied$/)
    const lines = [`Origin: ${lab.origin}`]
    const own = await askUpgrade(lab, target, { lines, enough: wholeHead })
    expect(own.text).toContain('101 Switching Protocols')
  })

  test('garbage is no HTTP at all', async () => {
    expect((await askUpgrade(lab, '/ws/garbage')).text).toBe('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n')
  })

  test('a connection ends unanswered with a FIN or with a RST', async () => {
    expect(await askUpgrade(lab, '/ws/fin-before-response')).toMatchObject({ text: '', ended: 'FIN' })
    expect(await askUpgrade(lab, '/ws/rst-before-response')).toMatchObject({ text: '', ended: 'RST' })
  })

  test('accept-then-fin is a valid 101 and nothing else', async () => {
    const { text, ended } = await askUpgrade(lab, '/ws/accept-then-fin')
    expect(text.split('\r\n')).toEqual([...valid, '', ''])
    expect(ended).toBe('FIN')
  })

  test('close-1011-at-once brings its close frame in the segment of the 101', async () => {
    const { first } = await askUpgrade(lab, '/ws/close-1011-at-once', { enough: wholeHead })
    expect(first.endsWith('\r\n\r\n\x88\x10\x03\xf3internal error')).toBe(true)
  })

  test('a message sent at once is in the segment of the 101', async () => {
    const many = await askUpgrade(lab, '/ws/ok-frames-with-101', { enough: wholeHead })
    expect(many.first.endsWith('\x81\x0298\x81\x0299')).toBe(true)
    const inline = await askUpgrade(lab, '/ws/ok-frame-with-101', { enough: wholeHead })
    expect(inline.first.endsWith('\r\n\r\n\x81\x05hello')).toBe(true)
    const target = '/ws/dashboard/?cause=message-at-once'
    const dashboard = await askUpgrade(lab, target, { enough: wholeHead })
    expect(dashboard.first).toMatch(/\r\n\r\n\x81.\{"requests":/)
  })

  test('sockets of one load are answered in turn, and every answer carries its number', async () => {
    const ask = (): Promise<{ text: string }> => askUpgrade(lab, '/ws/fifty?run=a', { enough: wholeHead })
    for (let arrival = 1; arrival <= 4; arrival++) {
      const { text } = await ask()
      expect(text).toMatch(arrival % 2 ? /^HTTP\/1\.1 101 / : /^HTTP\/1\.1 403 /)
      expect(text).toContain(`\r\nX-Lab-Arrival: ${arrival}\r\n`)
    }
  })

  test('an endpoint that is none is not found, and what is below one belongs to it', async () => {
    expect((await askUpgrade(lab, '/ws/gremlins')).text).toMatch(/^HTTP\/1\.1 404 /)
    expect((await askUpgrade(lab, '/ws/')).text).toMatch(/^HTTP\/1\.1 404 /)
    const below = await askUpgrade(lab, '/ws/ok-echo/below', { enough: wholeHead })
    expect(below.text).toContain('101 Switching Protocols')
  })

  test('a request that is none is a bad one', async () => {
    const { text, ended } = await askUpgrade(lab, 'no-path')
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(ended).toBe('FIN')
  })
})

describe('healthy endpoints', () => {
  const healthy = scenarios.filter(({ id }) => id.startsWith('ok-') || id === 'strict-csp')
  const chosen: Record<string, readonly [offered: string[], protocol: string]> = {
    'ok-subprotocol': [['v2', 'v1'], 'v1'],
    'ok-subprotocol-among-many': [['v5', 'v4', 'v3', 'v2', 'v1'], 'v2'],
    'ok-subprotocol-upper-case': [['MQTT'], 'MQTT'],
    'ok-token-subprotocol': [['chat.v1', 'bearer.abc'], 'chat.v1'],
  }
  for (const { id } of healthy) {
    test(`${id} opens`, async () => {
      const [offered, protocol] = chosen[id] ?? [[], '']
      const compressed = id.startsWith('ok-deflate')
      const socket = new WebSocket(endpoint(id), offered, { perMessageDeflate: compressed })
      await opened(socket)
      expect(socket.protocol).toBe(protocol)
      expect(socket.extensions).toBe(compressed ? 'permessage-deflate' : '')
      socket.terminate()
    })
  }

  test('compression takes the parameters it was given', async () => {
    const ask = (id: string) =>
      askUpgrade(lab, `/ws/${id}`, {
        lines: ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'],
        enough: wholeHead,
      })
    expect((await ask('ok-deflate-no-context-takeover')).text).toContain(
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n',
    )
    expect((await ask('ok-deflate-window-bits')).text).toContain(
      'permessage-deflate; server_max_window_bits=10\r\n',
    )
  })

  test('echo what they are sent', async () => {
    const socket = new WebSocket(endpoint('ok-echo'))
    await opened(socket)
    const reply = new Promise((resolve) => socket.once('message', (message) => resolve(message.toString())))
    socket.send('hello')
    expect(await reply).toBe('hello')
    socket.terminate()
  })
})

describe('the log', () => {
  test('tells an accepted and a refused socket apart in the words of Daphne', async () => {
    const own = await startLab()
    await askUpgrade(own, '/ws/ok-echo', { enough: wholeHead })
    await askUpgrade(own, '/ws/status-404')
    await own.stop()
    const actions = (path: string): string[] =>
      own.log.filter((line) => line.includes(path)).map((line) => /"(\w+) /.exec(line)?.[1] ?? line)
    expect(actions('/ws/ok-echo')).toEqual(['WSCONNECTING', 'WSCONNECT', 'WSDISCONNECT'])
    expect(actions('/ws/status-404')).toEqual(['WSCONNECTING', 'WSREJECT', 'WSDISCONNECT'])
    expect(own.log[0]).toMatch(
      /^127\.0\.0\.1:\d+ - - \[\d\d\/\w{3}\/\d{4}:[\d:]{8}] "WSCONNECTING \/ws\/ok-echo" - -$/,
    )
  })
})

describe('starting and stopping', () => {
  test('stop() is complete with sockets open, half asked and waiting', async () => {
    const own = await startLab()
    const { port } = new URL(own.origin)
    const open = new WebSocket(`ws://localhost:${port}/ws/chat/`)
    await opened(open)
    const waiting = new WebSocket(`ws://localhost:${port}/ws/ok-slow-handshake`)
    const halfAsked = connect(Number(port), '127.0.0.1', () => halfAsked.write('GET / HT'))
    const ends = [open, waiting, halfAsked].map(
      (socket) => new Promise((resolve) => socket.on('error', resolve).on('close', resolve)),
    )
    await vi.waitFor(() => expect(own.log.filter((line) => line.includes('WSCONNECTING'))).toHaveLength(2))
    await own.stop()
    await Promise.all(ends)
    await expect(fetch(own.origin)).rejects.toThrow()
    expect(own.log.filter((line) => line.includes('WSDISCONNECT'))).toHaveLength(2)
  })

  test('a process that stopped its lab has nothing left that keeps it alive', async () => {
    const script = `
      import { startLab } from ${JSON.stringify(new URL('./lab/server.ts', import.meta.url).href)}
      const lab = await startLab()
      const socket = new WebSocket(lab.origin.replace('http', 'ws') + '/ws/chat/')
      await new Promise((resolve) => { socket.onopen = resolve })
      await lab.stop()
      console.log('stopped')`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--experimental-websocket', '--import', 'tsx', '--input-type=module', '-e', script],
      { timeout: 20_000, cwd: fileURLToPath(new URL('..', import.meta.url)) },
    )
    expect(stdout).toBe('stopped\n')
  }, 30_000)

  test('a port that is taken is refused with its code', async () => {
    const port = Number(new URL(lab.origin).port)
    await expect(startLab({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('both addresses that localhost may mean are answered, where there are two', async () => {
    const { port } = new URL(lab.origin)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    const ipv6 = Object.values(networkInterfaces()).some((list) =>
      list?.some(({ address }) => address === '::1'),
    )
    if (ipv6) expect((await fetch(`http://[::1]:${port}/`)).status).toBe(200)
  })
})

function endpoint(id: string): string {
  return `${lab.origin.replace('http', 'ws')}/ws/${id}`
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
}
