// @vitest-environment jsdom
// “Ask the server again” as a person reads and works it: against a real server, with the answers coming
// back through the log as the background sends them.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Natives } from '../../../panels/evidence/probe.ts'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { StoreContext } from '../../../panels/views/context.ts'
import { Probe } from '../../../panels/views/probe.tsx'
import { WaysOut } from '../../../panels/views/ways-out.tsx'
import type { Fact } from '../../../src/core/fact.ts'
import type { Browser } from '../../../src/core/rule.ts'
import type { FromPanel } from '../../../src/wire/panel-background.ts'
import { factsOf } from './dashboard-session.ts'

const natives: Natives = {
  // jsdom's signal is not the one that Node's own fetch knows.
  fetch: (url, options) => fetch(url, { ...options, signal: null }),
  WebSocket,
  now: Date.now,
  patience: 10_000,
}

/** Answers a GET with 403 and drops whatever asks for an upgrade. */
const server = createServer((_request, response) => {
  response.statusCode = 403
  response.setHeader('Content-Type', 'text/plain')
  response.end('<b>no</b>')
}).on('upgrade', (_request, socket) => socket.destroy())
let host = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
afterEach(cleanup)

function One({ store }: { store: Store }) {
  const [row] = store.rows.value
  return row ? (
    <>
      <WaysOut row={row} />
      <Probe row={row} natives={natives} />
    </>
  ) : null
}

interface Shown {
  readonly added: readonly Fact[]
  /** Sends the facts that were added back, as the background does. */
  echo(): Promise<void>
}

async function show(log: string, browser: Browser = 'chromium'): Promise<Shown> {
  const added: Fact[] = []
  const store = createStore({
    browser,
    send: (message: FromPanel) => {
      if (message.type === 'add') added.push(...(message.facts as Fact[]))
    },
    schedule: queueMicrotask,
    now: () => 0,
  })
  render(
    <StoreContext.Provider value={store}>
      <One store={store} />
    </StoreContext.Provider>,
  )
  await act(() => store.receive({ type: 'facts', facts: factsOf(log) }))
  let echoed = 0
  const echo = () =>
    act(() => {
      store.receive({ type: 'facts', facts: added.slice(echoed) })
      echoed = added.length
    })
  return { added, echo }
}

const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const said = (selector: string) => one(selector).textContent?.replace(/\s+/g, ' ').trim()
const results = () =>
  [...document.querySelectorAll<HTMLElement>('[data-probe-result]')].map((each) => each.textContent)
const failed = (rest = '') => `
   0.0  0  constructed    ws://${host}/ws/a  ${rest}
   1.0  0  net:requested  ws://${host}/ws/a
   2.0  0  net:sent
   9.0  0  net:failed     ""
  10.0  3  close-fired    1006  unclean`

it('says what it would send before it sends anything', async () => {
  const { added } = await show(failed('protocols=v1'))
  expect(said('[data-probe] .probe-plan')).toMatch(
    new RegExp(
      `^Sends up to 4 requests of Lifeline’s own to ${host}, .* a socket with the same subprotocols, one without any, then a plain GET of this address and one of /\\.`,
    ),
  )
  expect(said('[data-probe] .probe-plan')).toContain('keeps the host’s SameSite cookies back')
  expect(added).toEqual([])
  expect(document.querySelector('[data-probe-result]')).toBeNull()
})

it('says in Firefox that the sockets carry cookies', async () => {
  await show(failed(), 'firefox')
  expect(said('[data-probe] .probe-plan')).toContain('in Firefox, your cookies for the host')
})

it('asks one question after another, and reads the answers once they are in the log', async () => {
  const { added, echo } = await show(failed())
  await act(() => void fireEvent.click(one('[data-action="probe"]')))
  expect(one('[data-probe]').dataset.probe).toBe('under-way')
  expect(said('[data-probe-progress]')).toBe('Asking: a socket without subprotocols …')
  expect(one('[data-action="probe"]')).toHaveProperty('disabled', true)
  await waitFor(() => expect(added).toHaveLength(2))
  expect(document.querySelector('[data-probe-reading]')).toBeNull()
  await echo()
  await waitFor(() => expect(one('[data-probe]').dataset.probe).toBe('ready'))
  expect(added.map(({ kind, about }) => `${about} ${kind}`)).toEqual([
    'd.1 probe:tried',
    'd.1 probe:answered',
  ])
  expect(results()).toEqual([
    expect.stringMatching(/probe A socket with no subprotocol failed after .* with 1006\.$/),
    expect.stringContaining(`probe A plain GET of /ws/a: status 403, text/plain: <b>no</b>.`),
  ])
  const readings = [...document.querySelectorAll<HTMLElement>('[data-probe-reading]')]
  expect(readings.map(({ dataset }) => dataset.certainty)).toEqual(['narrowed', 'narrowed'])
  expect(readings[1]?.textContent).toContain('refuses even a plain GET with 403')

  await act(() => void fireEvent.click(one('[data-action="probe-with-cookies"]')))
  await waitFor(() => expect(added).toHaveLength(3))
  expect(added[2]).toMatchObject({ status: 403, text: 'with cookies: text/plain' })
  await echo()
  await waitFor(() => expect(results()).toHaveLength(3))
})

it('is off where no server was asked, and says why', async () => {
  await show('0.0 - construct-threw "ws://[" threw="SyntaxError":"no"')
  expect(one('[data-probe]').dataset.probe).toBe('refused')
  expect(one('[data-action="probe"]')).toHaveProperty('disabled', true)
  expect(said('[data-probe] .probe-plan')).toBe('The constructor threw, so no server was ever asked.')
})

it('names ways out only where the browser’s text is withheld', async () => {
  await show(failed())
  expect(said('[data-ways-out]')).toMatch(/A profile without it.*An incognito window does not help/)
  cleanup()
  await show(failed().replace('""', '"Error during WebSocket handshake: Unexpected response code: 403"'))
  expect(document.querySelector('[data-ways-out]')).toBeNull()
})
