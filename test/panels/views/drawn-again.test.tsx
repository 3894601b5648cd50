// @vitest-environment jsdom
// A row of the list is drawn again only for what changed in it: neither for what happens to another socket, nor for the
// clock once its socket is over, nor for a choice among others.

import { cleanup, render } from '@testing-library/preact'
import { options } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createStore, type Store } from '../../../panels/session/store.ts'
import { App } from '../../../panels/views/app.tsx'
import { StoreContext } from '../../../panels/views/context.ts'
import { allReady } from '../../../panels/views/later.tsx'
import { factsOf } from './dashboard-session.ts'

beforeAll(allReady)
afterEach(cleanup)
// jsdom has no CSS.escape; the ids of these sockets need no escaping.
vi.stubGlobal('CSS', { escape: (text: string) => text })

/** The rows that were drawn since it was last asked, by number. */
const drawn: number[] = []
const drawnNow = () => drawn.splice(0).sort((a, b) => a - b)
const before = options.vnode
options.vnode = (vnode) => {
  const { props } = vnode as { props?: Record<string, unknown> }
  if (vnode.type === 'tr' && typeof props?.['data-number'] === 'number') drawn.push(props['data-number'])
  before?.(vnode)
}

/** Three sockets: the first is over, two live on. */
const session = `
  socket d.1
     0.0  0  constructed  ws://h/over
    10.0  1  open-fired
    90.0  3  close-fired  1000  clean
  socket d.2
     1.0  0  constructed  ws://h/talks
    11.0  1  open-fired
  socket d.3
     2.0  0  constructed  ws://h/silent
    12.0  1  open-fired`

const hear = (store: Store, log: string) =>
  act(() => {
    store.receive({ type: 'facts', facts: factsOf(log) })
    store.flush()
  })

async function show(): Promise<Store> {
  const store = createStore({
    browser: 'chromium',
    send: () => undefined,
    schedule: () => undefined,
    now: () => 100_000,
  })
  render(
    <StoreContext.Provider value={store}>
      <App />
    </StoreContext.Provider>,
  )
  await hear(store, session)
  expect(new Set(drawnNow())).toEqual(new Set([1, 2, 3]))
  return store
}

it('draws the row of a socket that talks, and no other', async () => {
  const store = await show()
  await hear(store, 'socket d.2\n  20.0  1  message-received  text  1B')
  expect(drawnNow()).toEqual([2])
  expect(document.querySelector('[data-number="2"]')?.textContent).toContain('1 message')
})

it('draws with the clock the rows of sockets that live, and the others when the axis has to go on', async () => {
  const store = await show()
  await act(() => {
    store.now.value += 1
  })
  expect(drawnNow()).toEqual([2, 3])
  await act(() => {
    store.now.value += 10_000
  })
  expect(new Set(drawnNow())).toEqual(new Set([1, 2, 3]))
})

it('draws of a choice the row that is chosen, and the one that was', async () => {
  const store = await show()
  await act(() => {
    store.selectedId.value = store.rows.value[0]?.socket.id ?? null
  })
  drawnNow()
  await act(() => {
    store.selectedId.value = store.rows.value[2]?.socket.id ?? null
  })
  expect(drawnNow()).toEqual([1, 3])
})
