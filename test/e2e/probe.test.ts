// “Try a minimal connection”, pressed in the real panel: what the server was really asked, what was made of
// the answers, and that neither the page nor its record in the browser notices.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SocketJson } from '../../src/core/diagnosis-json.ts'
import type { Fact } from '../../src/core/fact.ts'
import { scenarios } from '../lab/scenarios.ts'
import { describeIn } from './drive.ts'
import { choose, type Setting, session, settled, socketsOf } from './driven-lab.ts'
import { environments } from './environments.ts'

const texts = (selector: string) =>
  `[...document.querySelectorAll('${selector}')].map((each) => each.textContent)`

/** What the browser's own network log lists for the inspected page, by address without scheme. */
const listed = `new Promise((resolve) => {
  const { network } = (globalThis.browser ?? chrome).devtools
  const told = ({ entries }) => resolve(entries.map(({ request }) => request.url.replace(/^[a-z]+:/, '')))
  globalThis.browser ? network.getHAR().then(told) : network.getHAR(told)
})`

/** What a probe must leave as it was. The page's own server may go on talking meanwhile. */
const told = ({ id, log, verdict }: SocketJson) => [
  id,
  log.replace(/^.* message-received .*\n?/gm, ''),
  verdict,
]

interface Found {
  readonly results: readonly string[]
  readonly readings: readonly string[]
  readonly facts: readonly Fact[]
}

/** Presses the button for a socket, and waits until all answers have come back with the log. */
async function probe({ browser }: Setting, id: string): Promise<Found> {
  await choose(browser, `[data-socket="${id}"]`)
  await browser.waitForPanel(`document.querySelector('[data-probe="ready"]') !== null`)
  await browser.panelClick('[data-action="probe"]')
  await browser.waitForPanel(`document.querySelector('[data-probe="ready"] [data-probe-reading]') !== null`)
  const { facts } = await session(browser)
  return {
    results: await browser.panel<string[]>(texts('[data-probe-result]')),
    readings: await browser.panel<string[]>(texts('[data-probe-reading]')),
    facts: facts.filter(({ about, kind }) => about === id && kind.startsWith('probe:')),
  }
}

const failed = 'probe:tried failed'
const opened = 'probe:tried opened'
const cases = [
  ['subprotocol-missing', 0, [failed, opened], /without a subprotocol it opened/],
  ['status-404', 0, [failed, 'probe:answered 404'], /may be wrong; but .* Django Channels/],
  ['dashboard-forbidden-origin', 1, [failed, 'probe:answered 404'], /may refuse the extension’s Origin/],
  ['refused', 0, [failed, 'probe:answered null', 'probe:answered null'], /No plain GET reaches/],
  ['accept-then-rst', 0, null, /opened after|may refuse the extension’s Origin/],
  ['ok-echo', 0, [opened], /opened after .*, as the page’s did/],
] as const

for (const { name, browser: kind, options } of environments)
  describeIn(
    kind,
    `a probe, in ${name}`,
    (setting) => {
      it.each(cases)('%s', async (id, index, answers, reading) => {
        const scenario = scenarios.find((each) => each.id === id)
        if (!scenario) throw new Error(`the lab has no scenario ${id}`)
        const { browser } = setting()
        await browser.openPanel()
        // Firefox lists requests from the first question on.
        await browser.panel(listed)
        const before = await socketsOf(setting(), scenario)
        const socket = before[index]
        if (!socket) throw new Error(`${id} has no socket ${index}`)
        const network = await browser.panel<string[]>(listed)

        const { results, readings, facts } = await probe(setting(), socket.id)
        const lines = facts.map((fact) =>
          fact.kind === 'probe:tried'
            ? `${fact.kind} ${fact.opened ? 'opened' : 'failed'}`
            : `${fact.kind} ${fact.kind === 'probe:answered' ? fact.status : ''}`,
        )
        // Firefox opens without the subprotocol it asked for, and says nothing of an RST after the 101 at times.
        const lenient = kind === 'firefox' && id === 'subprotocol-missing'
        if (lenient) expect(lines).toEqual([opened])
        else if (answers) expect(lines).toEqual(answers)
        expect(results).toHaveLength(facts.length)
        for (const each of results) expect(each).toMatch(/ probe A (?:socket|plain GET) /)
        expect(readings.join('\n')).toMatch(lenient ? /Chromium fails such a connection/ : reading)

        const after = await settled(browser, before.length)
        expect(after.map(told)).toEqual(before.map(told))
        expect(await browser.panel<string[]>(listed)).toEqual(network)
        const requested = (await session(browser)).facts.filter(({ kind }) => kind === 'net:requested')
        expect(requested).toHaveLength(before.filter(({ log }) => log.includes('net:requested')).length)
      })

      describe('to a server that answers a plain GET', () => {
        const asked: IncomingMessage[] = []
        const statuses: Readonly<Record<string, number>> = { '/moved': 302, '/private': 403, '/ws': 426 }
        const server = createServer((request, response) => {
          asked.push(request)
          response.statusCode = statuses[request.url ?? ''] ?? 200
          response.setHeader('Content-Type', 'text/html')
          if (request.url === '/moved') response.setHeader('Location', '/elsewhere')
          response.end('<h1>hello</h1>')
        }).on('upgrade', (request, socket) => {
          asked.push(request)
          socket.destroy()
        })
        let host = ''
        beforeAll(async () => {
          await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
          host = `127.0.0.1:${(server.address() as AddressInfo).port}`
        })
        afterAll(async () => {
          server.closeAllConnections()
          await new Promise((resolve) => server.close(resolve))
        })

        it.each([
          ['/moved', null, /redirects a plain GET/],
          ['/private', 403, /refuses even a plain GET with 403/],
          ['/ws', 426, /a WebSocket endpoint is there/],
          ['/page', 200, /An ordinary page is served here/],
        ])('%s', async (path, status, reading) => {
          const { browser } = setting()
          await browser.openPanel()
          await browser.panel('window.lifeline.clear()')
          await browser.navigate(`http://${host}/`)
          await browser.evaluate(`void (document.cookie = 'known=1', new WebSocket('ws://${host}${path}'))`)
          const [socket] = await settled(browser, 1)
          asked.length = 0
          const { readings, facts } = await probe(setting(), socket?.id ?? '')
          expect(facts[1]).toMatchObject({ kind: 'probe:answered', status })
          expect(readings[1]).toMatch(reading)

          // What the panel says of its requests before it sends them is true.
          const [first, get] = asked
          expect(first?.headers.origin).toMatch(kind === 'firefox' ? /^moz-extension:/ : /^chrome-extension:/)
          expect(first?.headers.cookie).toBe(kind === 'firefox' ? 'known=1' : undefined)
          expect(asked.map(({ url }) => url)).toEqual([path, path])
          expect([get?.method, get?.headers.origin, get?.headers.cookie]).toEqual([
            'GET',
            undefined,
            undefined,
          ])
          await browser.panelClick('[data-action="probe-with-cookies"]')
          await browser.waitForPanel(`document.querySelectorAll('[data-probe-result]').length === 3`)
          expect(asked[2]?.headers.cookie).toBe('known=1')
        })
      })
    },
    options,
  )
