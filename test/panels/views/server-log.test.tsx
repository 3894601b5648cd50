// @vitest-environment jsdom
// “Server log” as a person works it: lines are pasted or dropped, go through the background’s own decoder, and
// come back onto the socket’s lifeline.

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { placingReady } from '../../../panels/session/server-lines.ts'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { StoreContext } from '../../../panels/views/context.ts'
import { ServerLog } from '../../../panels/views/server-log.tsx'
import { acceptFromPanel } from '../../../src/background/incoming.ts'
import { factsOf } from './dashboard-session.ts'

beforeAll(placingReady)
afterEach(cleanup)

/** 2026-11-22T23:19:59Z */
const began = 1_795_389_599_000

function One({ store, about }: { store: Store; about: string }) {
  const row = store.rows.value.find(({ socket }) => socket.id === about)
  return row ? <ServerLog row={row} /> : null
}

/** Shows one socket’s box; what it adds comes back as the background sends it. */
function show(log: string, about = 'd.1'): Store {
  const store: Store = createStore({
    browser: 'chromium',
    send(message) {
      if (message.type !== 'add') return
      const { facts, refused } = acceptFromPanel(message.facts)
      expect(refused).toBe(0)
      store.receive({ type: 'facts', facts })
      store.flush()
    },
    schedule: () => undefined,
    now: () => began,
  })
  store.receive({ type: 'log', facts: factsOf(log), recording: true })
  render(
    <StoreContext.Provider value={store}>
      <One store={store} about={about} />
    </StoreContext.Provider>,
  )
  return store
}

const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const said = (selector: string) => one(selector).textContent?.replace(/\s+/g, ' ').trim()
const lines = () =>
  [...document.querySelectorAll<HTMLElement>('[data-server-line]')].map(({ dataset, textContent }) => [
    dataset.serverLine,
    dataset.because,
    textContent?.replace(/\s+/g, ' ').trim(),
  ])

async function paste(text: string): Promise<void> {
  await act(() => void fireEvent.input(one('[data-server-text]'), { target: { value: text } }))
  await act(() => void fireEvent.click(one('[data-action="paste-server-log"]')))
}

const socket = `
  socket d.1  +${began}
       0.0  0  constructed  ws://localhost:8000/ws/a
     100.0  1  open-fired
     900.0  3  close-fired  1011  unclean`
const log = `what is this
2026-11-23 00:20:04,250 INFO django.channels.server WebSocket HANDSHAKING /ws/a [127.0.0.1:4000]
2026-11-23 00:20:04,330 INFO django.channels.server WebSocket CONNECT /ws/a [127.0.0.1:4000]
2026-11-23 00:20:04,342 ERROR daphne.server Exception inside application: <b>no such seat</b>
Traceback (most recent call last):
  File "/app/consumers.py", line 33, in receive
ValueError: <b>no such seat</b>
2026-11-23 00:20:05,180 INFO django.channels.server WebSocket DISCONNECT /ws/a [127.0.0.1:4000]`

it('puts pasted lines on the socket’s lifeline, and says what it read and did not understand', async () => {
  show(socket)
  expect(lines()).toEqual([])
  expect(said('[role="status"]')).toBe('')
  await paste(log)
  expect(said('[role="status"]')).toMatch(
    /^8 lines read, 4 entries about sockets or failures added\. 1 of 8 lines was not understood; the first: what is this4 lines of this socket\.The log is in the time of UTC\+1, and its clock 5\.\d s ahead of the browser’s \(± \d+ ms\), from 1 connection\.$/,
  )
  expect(one('[data-server-clock]').dataset.serverClock).toBe('estimated')
  expect(lines().map(([event, because]) => [event, because])).toEqual([
    ['asked', 'connection'],
    ['accepted', 'connection'],
    ['failed', 'only'],
    ['closed', 'connection'],
  ])
  // Text of a log is never markup.
  expect(document.querySelector('[data-server-line] b')).toBeNull()
  expect(lines()[2]?.[2]).toMatch(/^\+\d+ ms ?failed ?ValueError: <b>no such seat<\/b>/)
  expect((one('[data-server-text]') as HTMLTextAreaElement).value).toBe('')
})

it('adds no line twice, and takes the lines that follow into the same log', async () => {
  const store = show(socket)
  const all = log.split('\n')
  await paste(all.slice(0, 3).join('\n'))
  await paste(log)
  expect(said('[data-server-outcome] p')).toContain(
    '2 entries about sockets or failures added, 2 known before',
  )
  expect(new Set(store.logged.value.map(({ about }) => about)).size).toBe(1)
  expect(store.logged.value).toHaveLength(4)
  expect(lines()).toHaveLength(4)
})

it('says that nothing is of this socket where the log is about another', async () => {
  show(socket)
  await paste(log.replaceAll('/ws/a', '/ws/b'))
  expect(lines()).toEqual([])
  expect(said('[data-server-lines]')).toBe('The log has no connection to this socket’s path.')
})

it('reads files that are dropped, each with its own clock', async () => {
  const store = show(socket)
  const files = [
    new File([log], 'daphne.log'),
    new File(['127.0.0.1 - - [22/Nov/2026:23:19:59 +0000] "GET /ws/a HTTP/1.1" 101 0 "-" "x"'], 'nginx.log'),
  ]
  await act(() => void fireEvent.drop(one('[data-server-log]'), { dataTransfer: { files } }))
  await waitFor(() => expect(said('[role="status"]')).toContain('daphne.log'))
  expect(said('[role="status"]')).toContain(
    'nginx.log: 1 line read, 1 entry about sockets or failures added.',
  )
  expect(new Set(store.logged.value.map(({ about }) => about))).toEqual(
    new Set(['server.1-local', 'server.2']),
  )
  expect(document.querySelectorAll('[data-server-clock]')).toHaveLength(2)
})

it('takes chosen files as well as dropped ones, and can be worked by keyboard', async () => {
  show(socket)
  const input = screen.getByLabelText('Files of a server’s log')
  await act(() => void fireEvent.change(input, { target: { files: [new File([log], 'a.log')] } }))
  await waitFor(() => expect(lines()).toHaveLength(4))
  expect(screen.getByRole('button', { name: 'Place these lines' })).toBeTruthy()
})

it('says that two sockets could change places, and lists no line for either', async () => {
  show(`
  socket d.1  +${began}
       0.0  0  constructed  ws://localhost:8000/ws/a
     210.0  1  open-fired
  socket d.2  +${began}
       1.0  0  constructed  ws://localhost:8000/ws/a
     211.0  1  open-fired`)
  await paste(`127.0.0.1:4000 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -
127.0.0.1:4002 - - [22/Nov/2026:23:19:59] "WSCONNECTING /ws/a" - -`)
  expect(lines()).toEqual([])
  expect(said('[data-server-lines]')).toBe(
    '2 connections of the log may be this socket’s, and nothing tells which.',
  )
})

it('keeps the lines when only the last page is shown', async () => {
  const store = show(
    `socket d.0 +${began - 10}\n 0.0 - ctx:document-started http://localhost/ top\n${socket}`,
  )
  await paste(log)
  await act(() => {
    store.receive({
      type: 'facts',
      facts: factsOf(`
        socket e.0  +${began + 5000}
          0.0  -  ctx:document-started  http://localhost/next  top`),
    })
    store.flush()
    store.preserveLog.value = false
  })
  expect(store.logged.value).toHaveLength(4)
})
